package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;

/** A port at which a node takes connections. */
final class Listener {

    private final StreamHost host;
    private final InetAddress address;
    private final int backlog;
    private final SocketSettings settings;
    private final ArrayDeque<End> pending = new ArrayDeque<>();
    private final WaitQueue acceptors;
    private boolean closed;
    private boolean gone;

    /**
     * A listener without a connection.
     *
     * @param address who may connect: everyone to the wildcard address, this node alone to loopback
     * @param backlog how many connections may wait to be accepted; as on Linux, one more does not hurt
     */
    Listener(StreamHost host, InetAddress address, int backlog, SocketSettings settings) {
        this.host = host;
        this.address = address;
        this.backlog = backlog;
        this.settings = settings;
        this.acceptors = new WaitQueue(host, "socket accept");
    }

    boolean hears(InetAddress asked) {
        return address.isAnyLocalAddress() || address.isLoopbackAddress() == asked.isLoopbackAddress();
    }

    boolean isFull() {
        return pending.size() > backlog;
    }

    /** Connects a client; its connection then waits to be accepted. */
    void offer(End client) {
        End server = End.server(host, client, settings.accepted());
        server.line().send(Segment.of(Segment.Kind.OPEN));
        pending.add(server);
        acceptors.signalAll();
    }

    End accept(int timeoutMillis) throws IOException {
        long deadlineNanos = acceptors.deadlineNanos(timeoutMillis);
        while (true) {
            requireOpen();
            End next = pending.poll();
            if (next != null) {
                host.network().log().accept(next);
                return next;
            }
            if (acceptors.isPast(deadlineNanos)) {
                throw new SocketTimeoutException("Accept timed out");
            }
            acceptors.await(deadlineNanos);
        }
    }

    private void requireOpen() throws SocketException {
        if (gone) {
            throw new SocketException("Socket closed: " + NodeAddresses.name(host.node()) + " lost its power");
        }
        if (closed) {
            throw new SocketException("Socket closed");
        }
    }

    /** Connections that nobody accepted are reset. */
    void close() {
        closed = true;
        pending.forEach(end -> end.close(true));
        pending.clear();
        acceptors.signalAll();
    }

    /** The node has lost its power. */
    void vanish() {
        gone = true;
        pending.clear();
        acceptors.signalAll();
    }
}
