package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** The sockets of one node, as its kernel holds them. */
public final class StreamHost {

    private static final int FIRST_FREE_PORT = 32_768;
    private static final int LAST_FREE_PORT = 60_999;
    private static final int FIRST_SWEEP = 16;

    private final StreamNetwork network;
    private final int node;
    private final Map<Integer, Listener> listeners = new TreeMap<>();
    private final Set<Integer> ports = new TreeSet<>();
    private final Set<End> ends = new LinkedHashSet<>();
    private int lastPort = LAST_FREE_PORT;
    private int generation;

    /** How often all sockets of this node have ended at once. */
    private int endings;

    private int sweepAt = FIRST_SWEEP;
    private boolean powered = true;

    StreamHost(StreamNetwork network, int node) {
        this.network = network;
        this.node = node;
    }

    /** Makes sockets that connect from this node. */
    public SocketFactory sockets() {
        return new NodeSocketFactory(this);
    }

    /** Makes sockets that listen on this node. */
    public ServerSocketFactory serverSockets() {
        return new NodeServerSocketFactory(this);
    }

    StreamNetwork network() {
        return network;
    }

    int node() {
        return node;
    }

    /** How often this node has lost its power. */
    int generation() {
        return generation;
    }

    boolean hasPower() {
        return powered;
    }

    void requirePower() throws SocketException {
        if (!powered) {
            throw new SocketException("Network is down: " + NodeAddresses.name(node) + " has no power");
        }
    }

    /**
     * Takes a port for a socket.
     *
     * @param wanted the port, or 0 for any that is free
     * @throws BindException if it is taken, or none is free
     */
    int claimPort(int wanted) throws SocketException {
        requirePower();
        if (wanted == 0) {
            return claimFreePort();
        }
        if (!ports.add(wanted)) {
            throw new BindException("Address already in use: port " + wanted + " of " + NodeAddresses.name(node));
        }
        return wanted;
    }

    private int claimFreePort() throws BindException {
        for (int tried = FIRST_FREE_PORT; tried <= LAST_FREE_PORT; tried++) {
            lastPort = lastPort == LAST_FREE_PORT ? FIRST_FREE_PORT : lastPort + 1;
            if (ports.add(lastPort)) {
                return lastPort;
            }
        }
        throw new BindException("no free port is left on " + NodeAddresses.name(node));
    }

    /**
     * Gives a port back.
     *
     * @param claimed the value of {@link #endings} when it was taken: since an ending, it may belong to another socket
     */
    void releasePort(int port, int claimed) {
        if (claimed == endings) {
            ports.remove(port);
        }
    }

    int endings() {
        return endings;
    }

    /** Asks for a connection. */
    End connect(InetSocketAddress local, InetSocketAddress remote, SocketSettings settings) throws IOException {
        int target = network.addresses().nodeAt(remote.getAddress(), node);
        End client = End.client(this, network.newIdentity(local, remote), settings);
        client.dial(target);
        return client;
    }

    Listener listen(InetSocketAddress address, int backlog, SocketSettings settings) throws SocketException {
        requirePower();
        Listener listener = new Listener(this, address.getAddress(), backlog, settings);
        listeners.put(address.getPort(), listener);
        network.log().listen(node, address.getPort(), backlog);
        return listener;
    }

    void closeListener(int port, Listener listener) {
        if (listeners.remove(port, listener)) {
            listener.close();
        }
    }

    @Nullable
    Listener listener(InetSocketAddress asked) {
        Listener listener = listeners.get(asked.getPort());
        return listener != null && listener.hears(asked.getAddress()) ? listener : null;
    }

    /** The ends at which something can happen still, by age; a copy. */
    List<End> ends() {
        return new ArrayList<>(ends);
    }

    void add(End end) {
        if (ends.size() >= sweepAt) {
            ends.removeIf(End::isOver);
            sweepAt = Math.max(FIRST_SWEEP, 2 * ends.size());
        }
        ends.add(end);
    }

    /** The process has ended, and the kernel closes what it held. */
    void closeAll() {
        List<Listener> open = new ArrayList<>(listeners.values());
        listeners.clear();
        open.forEach(Listener::close);
        ends().forEach(end -> end.close(end.receiver().available() > 0));
        ports.clear();
        endings++;
    }

    /** Everything here is gone, without a word to anyone. */
    void losePower() {
        powered = false;
        generation++;
        endings++;
        List<Listener> lost = new ArrayList<>(listeners.values());
        List<End> lostEnds = ends();
        listeners.clear();
        ends.clear();
        ports.clear();
        lost.forEach(Listener::vanish);
        lostEnds.forEach(End::vanish);
    }

    void gainPower() {
        powered = true;
    }
}
