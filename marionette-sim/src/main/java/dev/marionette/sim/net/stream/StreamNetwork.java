package dev.marionette.sim.net.stream;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.fabric.Obstacle;
import dev.marionette.sim.net.fabric.Path;
import dev.marionette.sim.net.fabric.PathListener;
import dev.marionette.sim.net.fabric.Paths;
import dev.marionette.sim.node.machine.NodeListener;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every connection of one simulation, over the same paths as its messages. Confined to its world. */
public final class StreamNetwork implements NodeListener, PathListener {

    private static final TraceValue LOSS = TraceValue.of("loss");
    private static final TraceValue CORRUPTION = TraceValue.of("corruption");

    private final Kernel kernel;
    private final Paths paths;
    private final NodeAddresses addresses;
    private final StreamLog log;
    private final StreamFaultControl control;
    private final @Nullable StreamHost[] hosts;
    private final Set<Transit> clogged = new LinkedHashSet<>();
    private long connections;

    /** A network without a connection. */
    public StreamNetwork(Kernel kernel, Paths paths, int nodes) {
        this.kernel = kernel;
        this.paths = paths;
        this.addresses = new NodeAddresses(nodes);
        this.log = new StreamLog(kernel);
        this.control = new StreamFaultControl(this);
        this.hosts = new @Nullable StreamHost[nodes];
    }

    /** What the test holds. */
    public StreamFaultControl control() {
        return control;
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

    int nodes() {
        return hosts.length;
    }

    /** The ends that asked for a connection, have it and hold it, by node and then by age. */
    List<End> connectedClients() {
        List<End> clients = new ArrayList<>();
        for (StreamHost host : hosts) {
            if (host != null) {
                host.ends().stream()
                        .filter(end -> end.side() == End.Side.CLIENT && end.isOpen())
                        .forEach(clients::add);
            }
        }
        return clients;
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
        return control.giveUpNanos();
    }

    End.Identity newIdentity(InetSocketAddress local, InetSocketAddress remote) {
        return new End.Identity(connections++, End.Side.CLIENT, local, remote);
    }

    /** When something that is sent now arrives. */
    long arrivalNanos(int from, int to, int length) {
        return control.departureNanos(from, to, length) + paths.latencyNanos(from, to, control.random());
    }

    /** Why nothing gets through at present, or null if the path is open. */
    @Nullable
    TraceValue obstacle(int from, int to) {
        Obstacle obstacle = host(to).hasPower() ? paths.barrier(from, to) : Obstacle.NODE_DOWN;
        return obstacle == null ? null : obstacle.reason();
    }

    boolean isOpen(int from, int to) {
        return obstacle(from, to) == null;
    }

    /** Why what arrives now does not get through, or null if it does; by the rates of the path for messages. */
    @Nullable
    TraceValue loss(int from, int to) {
        TraceValue obstacle = obstacle(from, to);
        if (obstacle != null) {
            return obstacle;
        }
        NetworkFaults faults = paths.faults(from, to);
        if (fires(ChoiceKind.STREAM_LOSS, from, to, faults.lossiness())) {
            kernel.countFault("network.loss");
            return LOSS;
        }
        if (fires(ChoiceKind.STREAM_CORRUPTION, from, to, faults.corruption())) {
            kernel.countFault("network.corruption");
            return CORRUPTION;
        }
        return null;
    }

    private boolean fires(ChoiceKind kind, int from, int to, Rate rate) {
        return !rate.isNever() && kernel.choices().fires(kind, from + ">" + to, rate, control.random());
    }

    /** How much of what it could read an application gets. */
    int readLength(End end, int available) {
        return control.readLength(end, available);
    }

    /** What a clog holds up at present. */
    Set<Transit> clogged() {
        return clogged;
    }

    @Override
    public void unclogged(Path path) {
        for (Transit transit : List.copyOf(clogged)) {
            if (transit.fromNode() == path.from() && transit.toNode() == path.to()) {
                transit.unclogged();
            }
        }
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
