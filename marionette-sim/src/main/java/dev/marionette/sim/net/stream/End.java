package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.TraceValue;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One end of a connection, as the kernel of its node holds it for a socket. */
final class End {

    private final StreamNetwork network;
    private final Identity identity;
    private final StreamHost host;

    /** How often the node had lost its power when this end was made. */
    private final int generation;

    private final Sender sender;
    private final Receiver receiver;
    private final WaitQueue opening;
    private State state;
    private @Nullable Failure failure;
    private boolean failureTold;
    private @Nullable Dial dial;
    private @Nullable End peer;
    private @Nullable Line line;

    private End(StreamNetwork network, StreamHost host, Identity identity, SocketSettings settings) {
        this.network = network;
        this.host = host;
        this.identity = identity;
        this.generation = host.generation();
        this.sender = new Sender(network, this, settings.sendBuffer());
        this.receiver = new Receiver(network, this, settings.receiveBuffer());
        this.opening = new WaitQueue(host, "socket connect");
        this.state = State.CONNECTING;
        host.add(this);
    }

    /** An end that asks for a connection. */
    static End client(StreamHost host, Identity identity, SocketSettings settings) {
        return new End(host.network(), host, identity, settings);
    }

    /** The end that answers a client. */
    static End server(StreamHost host, End client, SocketSettings settings) {
        Identity identity = new Identity(client.id(), Side.SERVER, client.remote(), client.local());
        End server = new End(host.network(), host, identity, settings);
        server.state = State.OPEN;
        server.join(client);
        client.join(server);
        return server;
    }

    private void join(End other) {
        peer = other;
        line = new Line(network, this, other);
        sender.window(other.receiver.capacity());
    }

    long id() {
        return identity.id;
    }

    Side side() {
        return identity.side;
    }

    InetSocketAddress local() {
        return identity.local;
    }

    InetSocketAddress remote() {
        return identity.remote;
    }

    int remotePort() {
        return identity.remote.getPort();
    }

    StreamHost host() {
        return host;
    }

    int node() {
        return host.node();
    }

    End peer() {
        return Objects.requireNonNull(peer);
    }

    Line line() {
        return Objects.requireNonNull(line);
    }

    Sender sender() {
        return sender;
    }

    Receiver receiver() {
        return receiver;
    }

    /** Whether the node has lost its power since, and its memory with it. */
    boolean isGone() {
        return generation != host.generation();
    }

    /** Whether this end still asks for its connection. */
    boolean isConnecting() {
        return state == State.CONNECTING && failure == null && !isGone();
    }

    boolean isConnected() {
        return peer != null && failure == null && !isGone();
    }

    /** Whether the other end exists, and its node has not lost its power since. */
    boolean hasLivingPeer() {
        return peer != null && !peer.isGone();
    }

    /** Whether this end repeats what does not get through. */
    boolean sendsAgain() {
        return failure == null && !isGone();
    }

    /** Whether the connection is open, and a socket holds this end. */
    boolean isOpen() {
        return state == State.OPEN && failure == null && !isGone();
    }

    /** Whether nothing can happen here any more. */
    boolean isOver() {
        boolean silent = line == null || (line.isEmpty() && !sender.isOutstanding());
        return state == State.CLOSED && (failure != null || silent);
    }

    /** Asks a node for the connection. */
    void dial(int target) {
        dial = new Dial(network, this, target);
        dial.send();
    }

    private void hangUp() {
        if (dial != null) {
            dial.forget();
            dial = null;
        }
    }

    /** Waits until the connection is open. */
    void awaitOpen(int timeoutMillis) throws IOException {
        long deadlineNanos = opening.deadlineNanos(timeoutMillis);
        long giveUpNanos = opening.deadlineNanos(Dial.GIVE_UP_MILLIS);
        while (isConnecting()) {
            if (opening.isPast(deadlineNanos)) {
                throw new SocketTimeoutException("Connect timed out");
            }
            if (opening.isPast(giveUpNanos)) {
                throw new ConnectException(Failure.TIMED_OUT.message());
            }
            opening.await(Math.min(deadlineNanos, giveUpNanos));
        }
        requireOpen();
        if (failure != null) {
            throw new ConnectException(failure.message());
        }
    }

    void requireOpen() throws SocketException {
        if (isGone()) {
            throw new SocketException("Socket closed: " + NodeAddresses.name(node()) + " lost its power");
        }
        if (state == State.CLOSED) {
            throw new SocketException("Socket closed");
        }
    }

    void requireHealthyToRead() throws SocketException {
        if (failure != null) {
            failureTold = true;
            throw new SocketException(failure.message());
        }
    }

    /** The first operation after a failure learns of it; further ones write into a pipe that nobody holds at the other end. */
    void requireHealthyToWrite() throws SocketException {
        if (failure != null) {
            String message = failureTold ? "Broken pipe" : failure.message();
            failureTold = true;
            throw new SocketException(message);
        }
    }

    void arrived(Segment segment) {
        if (segment.kind == Segment.Kind.RESET) {
            fail(Failure.RESET);
        } else if (isDeadFor(segment.kind)) {
            abort();
        } else {
            accept(segment);
        }
    }

    private boolean isDeadFor(Segment.Kind kind) {
        boolean needsReader = kind == Segment.Kind.DATA || kind == Segment.Kind.OPEN;
        return isGone() || failure != null || (state == State.CLOSED && needsReader);
    }

    private void accept(Segment segment) {
        switch (segment.kind) {
            case OPEN -> {
                state = State.OPEN;
                hangUp();
                network.log().open(this);
                opening.signalAll();
            }
            case DATA -> receiver.arrived(segment.bytes);
            case FINISH -> receiver.finished();
            case RESET, PROBE -> {}
        }
    }

    void acknowledge(int bytes, int room) {
        new Acknowledgement(network, this, bytes, room).send();
    }

    void acknowledged(int bytes, int room) {
        if (sendsAgain()) {
            sender.acknowledged(bytes, room);
        }
    }

    void shutdownOutput() {
        sender.finish();
    }

    /**
     * The application, or the end of its process, closes this end. Unless that is done abortively, what was written is still sent, and the
     * end of the stream after it; if something is left unread, the connection is reset then, as on Linux.
     */
    void close(boolean abortively) {
        if (state == State.CLOSED || isGone()) {
            return;
        }
        boolean connecting = state == State.CONNECTING;
        state = State.CLOSED;
        hangUp();
        network.log().close(this);
        wakeAll();
        if (connecting || failure != null) {
            failure = Failure.ABORTED;
        } else if (abortively) {
            abort();
        } else {
            boolean unread = receiver.available() > 0;
            sender.finish();
            if (unread) {
                abort();
            }
        }
    }

    /** Ends the connection without regard to what is under way, and says so to the peer. */
    private void abort() {
        if (sendsAgain()) {
            failure = Failure.ABORTED;
            sender.discard();
        }
        line().abandon();
        line().send(Segment.of(Segment.Kind.RESET));
    }

    void fail(Failure newFailure) {
        if (!sendsAgain()) {
            return;
        }
        network.log().fail(this, newFailure);
        failure = newFailure;
        hangUp();
        failureTold = receiver.isFinished();
        sender.discard();
        if (line != null) {
            line.cut();
        }
        wakeAll();
    }

    /** The node has lost its power: whoever holds the socket in the test learns of it, and so does a peer that waits for an answer. */
    void vanish() {
        hangUp();
        if (line != null) {
            line.abandon();
        }
        wakeAll();
        if (peer != null) {
            peer.probe();
        }
    }

    /** Asks for a sign of life if an answer is due and nothing else is under way. */
    void probe() {
        if (sendsAgain() && sender.isOutstanding() && line().isEmpty()) {
            line().probe();
        }
    }

    private void wakeAll() {
        opening.signalAll();
        sender.signal();
        receiver.signal();
    }

    private enum State {
        CONNECTING,
        OPEN,
        /** The socket is closed; what was written before is still sent. */
        CLOSED
    }

    /** Who asked for the connection, and who was asked. */
    enum Side {
        CLIENT,
        SERVER;

        private final TraceValue traced = TraceValue.of(name().toLowerCase(java.util.Locale.ROOT));

        TraceValue traced() {
            return traced;
        }
    }

    /** Which end this is, and what the two ends are called here. */
    record Identity(long id, Side side, InetSocketAddress local, InetSocketAddress remote) {}
}
