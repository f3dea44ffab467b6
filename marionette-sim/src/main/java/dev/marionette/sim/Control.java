package dev.marionette.sim;

import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.net.NetworkControl;
import dev.marionette.sim.net.StreamControl;
import dev.marionette.sim.node.NodeControl;
import dev.marionette.sim.node.NodesControl;
import dev.marionette.sim.node.machine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * What a test holds of the simulated machine: time, and the faults of each resource. Application code never sees it.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public final class Control {

    private static final TraceName TICK = TraceName.of("world.tick");
    private static final TraceName RUN_FOR = TraceName.of("world.run_for");
    private static final TraceKey NANOS = TraceKey.of("ns");

    private final Kernel kernel;
    private final NodesControl allNodes;
    private final Function<NodeId, ? extends NodeControl> nodes;
    private final Networks networks;

    Control(Kernel kernel, NodesControl allNodes, Function<NodeId, ? extends NodeControl> nodes, Networks networks) {
        this.kernel = kernel;
        this.allNodes = allNodes;
        this.nodes = nodes;
        this.networks = networks;
    }

    /** The disk of node 0: faults, power, and a look at its state. */
    public DiskControl disk() {
        return node(NodeId.of(0)).disk();
    }

    /**
     * The disk of a node.
     *
     * @throws dev.marionette.api.net.UnknownNodeException if the simulation has no such node
     */
    public DiskControl disk(NodeId node) {
        return node(node).disk();
    }

    /**
     * One node: its power, its process, its disk.
     *
     * @throws dev.marionette.api.net.UnknownNodeException if the simulation has no such node
     */
    public NodeControl node(NodeId id) {
        return nodes.apply(id);
    }

    /** The network between the nodes: how its paths behave, and what is closed. */
    public NetworkControl network() {
        return networks.paths;
    }

    /** The connections between the nodes: what befalls them beside what befalls their paths. */
    public StreamControl streams() {
        return networks.streams;
    }

    /** All nodes together: faults that strike by chance, and operations on many at once. */
    public NodesControl nodes() {
        return allNodes;
    }

    /** The present simulated instant; every world begins at the same one. Reading it changes nothing. */
    public Instant now() {
        kernel.requireConfined();
        return WallClock.EPOCH.plusNanos(kernel.nowNanos());
    }

    /** Lets time pass up to and including the next tick. */
    public void tick() {
        kernel.requireConfined();
        kernel.trace(TICK).end();
        kernel.awaitUntil(kernel.nextTickNanos(), "next tick");
    }

    /**
     * Lets this much time pass; everything due until then happens.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void runFor(Duration duration) {
        kernel.requireConfined();
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + duration);
        }
        kernel.trace(RUN_FOR).num(NANOS, duration.toNanos()).end();
        kernel.awaitUntil(Math.addExact(kernel.nowNanos(), duration.toNanos()), "time to pass");
    }

    /** The controls of the network: those of the paths, and those of the connections on them. */
    record Networks(NetworkControl paths, StreamControl streams) {}
}
