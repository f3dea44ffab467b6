package dev.marionette.sim.net.stream;

import dev.marionette.api.NodeId;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.net.fabric.Obstacle;
import dev.marionette.sim.net.fabric.Paths;
import dev.marionette.sim.node.machine.NodeListener;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Every connection of one simulation, over the same paths as its messages. Confined to its world. */
public final class StreamNetwork implements NodeListener {

    /** About what fifteen repetitions take on Linux. */
    private static final long GIVE_UP_NANOS = 924_600_000_000L;

    private final Kernel kernel;
    private final Paths paths;
    private final NodeAddresses addresses;
    private final StreamLog log;
    private final @Nullable StreamHost[] hosts;
    private long connections;

    /** A network without a connection. */
    public StreamNetwork(Kernel kernel, Paths paths, int nodes) {
        this.kernel = kernel;
        this.paths = paths;
        this.addresses = new NodeAddresses(nodes);
        this.log = new StreamLog(kernel);
        this.hosts = new @Nullable StreamHost[nodes];
    }

    /** The sockets of a node. */
    public StreamHost host(NodeId node) {
        return host(node.index());
    }

    StreamHost host(int node) {
        StreamHost host = hosts[node];
        if (host == null) {
            host = new StreamHost(this, node);
            hosts[node] = host;
        }
        return host;
    }

    Kernel kernel() {
        return kernel;
    }

    Paths paths() {
        return paths;
    }

    NodeAddresses addresses() {
        return addresses;
    }

    StreamLog log() {
        return log;
    }

    /** For how long an end repeats what does not get through. */
    long giveUpNanos() {
        return GIVE_UP_NANOS;
    }

    End.Identity newIdentity(InetSocketAddress local, InetSocketAddress remote) {
        return new End.Identity(connections++, End.Side.CLIENT, local, remote);
    }

    /** When something that is sent now arrives. */
    long arrivalNanos(int from, int to, int length) {
        return kernel.nowNanos() + paths.latencyNanos(from, to);
    }

    /** Why what arrives now does not get through, or null if it does. */
    @Nullable
    TraceValue loss(int from, int to) {
        Obstacle obstacle = host(to).hasPower() ? paths.barrier(from, to) : Obstacle.NODE_DOWN;
        return obstacle == null ? null : obstacle.reason();
    }

    boolean isOpen(int from, int to) {
        return loss(from, to) == null;
    }

    /** How much of what it could read an application gets. */
    int readLength(End end, int available) {
        return available;
    }

    @Override
    public void nodeDown(int node) {}

    @Override
    public void processExited(int node) {
        host(node).closeAll();
    }

    @Override
    public void powerLost(int node) {
        host(node).losePower();
    }

    @Override
    public void nodeUp(int node) {
        host(node).gainPower();
    }
}
