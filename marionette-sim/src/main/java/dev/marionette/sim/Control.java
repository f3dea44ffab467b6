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
import java.util.List;

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
    private final Simulation simulation;
    private final NodesControl nodes;
    private final Networks networks;

    Control(Kernel kernel, Simulation simulation, NodesControl nodes, Networks networks) {
        this.kernel = kernel;
        this.simulation = simulation;
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
        return simulation.machine(id);
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
        return nodes;
    }

    /**
     * Sets all faults at once: of the network, of services, their disks and their clocks, and of hooks that are met from now on. It
     * replaces what was set before; what is set afterwards replaces its part of it.
     */
    public void apply(Profile profile) {
        kernel.requireConfined();
        simulation.apply(profile);
    }

    /**
     * Ends what happens by chance, so that the program has to get on: a core of nodes is up and connected, and what is wrong outside it stays
     * wrong for good.
     *
     * <p>Faults of the network end, but for its latency; attrition, disk faults and hooks of {@code Env.buggify} end. Core nodes that
     * crashed, were stopped or are paused run again, and no partition, disabled link, filter or clog holds up the paths between them. Nodes
     * outside the core that are down or paused stay so, and so do partitions that cut them off. The idea, and the name, are from
     * TigerBeetle's simulator.
     *
     * @param core the nodes that have to get on, with those through which the test itself talks to them
     * @throws IllegalArgumentException if it is empty
     * @throws dev.marionette.api.net.UnknownNodeException if the simulation has no such node
     */
    public void transitionToLiveness(List<NodeId> core) {
        kernel.requireConfined();
        if (core.isEmpty()) {
            throw new IllegalArgumentException("a core has at least 1 node");
        }
        simulation.transitionToLiveness(core);
    }

    /** The same as {@link #expectEventually(String, Duration, Condition)} with a general name. */
    public void expectEventually(Duration limit, Condition condition) throws Exception {
        expectEventually("progress", limit, condition);
    }

    /**
     * Lets time pass until a condition holds. If it does not in time, the run ends with a liveness failure, which says what each task waits
     * for. The condition is looked at now, and after each tick in which something happened.
     *
     * @param goal what should come about, for the report
     * @param limit how much simulated time may pass
     * @throws IllegalArgumentException if the limit is negative
     * @throws Exception what the condition throws
     */
    public void expectEventually(String goal, Duration limit, Condition condition) throws Exception {
        kernel.requireConfined();
        if (limit.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + limit);
        }
        simulation.liveness().expect(goal, limit, condition);
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
