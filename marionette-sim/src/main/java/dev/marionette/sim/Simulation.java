package dev.marionette.sim;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.disk.device.NodeDisk;
import dev.marionette.sim.disk.device.SectorDisk;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.StreamFaults;
import dev.marionette.sim.net.fabric.Fabric;
import dev.marionette.sim.net.packet.PacketControl;
import dev.marionette.sim.net.packet.PacketNetwork;
import dev.marionette.sim.net.stream.NodeAddresses;
import dev.marionette.sim.net.stream.StreamNetwork;
import dev.marionette.sim.node.Attrition;
import dev.marionette.sim.node.ClockSkew;
import dev.marionette.sim.node.Node;
import dev.marionette.sim.node.machine.Cluster;
import dev.marionette.sim.node.machine.Machine;
import dev.marionette.sim.node.machine.NodeListener;
import dev.marionette.sim.node.machine.WallClock;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The simulated machines of a world: {@link #env()} and {@link #endpoint} are what application code sees, {@link #control()} what the test
 * holds.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public final class Simulation {

    private static final TraceName OPTIONS = TraceName.of("sim.options");
    private static final TraceKey NODES = TraceKey.of("nodes");
    private static final TraceKey BUGGIFY = TraceKey.of("buggify_activation");

    private final Kernel kernel;
    private final SimulationOptions options;
    private final Buggify buggify;
    private final Fabric fabric;
    private final PacketNetwork packets;
    private final StreamNetwork streams;
    private final List<NodeListener> listeners;
    private final @Nullable Machine[] machines;
    private final @Nullable Profile profileOfRun;
    private final Control control;
    private final Liveness liveness;

    /**
     * The machines of a world.
     *
     * @param profileOfRun takes the place of those that the scenario applies; null for none
     */
    Simulation(Kernel kernel, SimulationOptions options, @Nullable Profile profileOfRun) {
        this.profileOfRun = profileOfRun;
        this.kernel = kernel;
        this.options = options;
        this.buggify = new Buggify(kernel, options.buggifyActivation());
        this.machines = new @Nullable Machine[options.nodeCount()];
        traceOptions();
        this.fabric = new Fabric(kernel, options.nodeCount());
        this.packets = new PacketNetwork(kernel, fabric, options.networkOptions());
        this.streams = new StreamNetwork(kernel, fabric, options.nodeCount());
        fabric.addListener(streams);
        Cluster cluster = new Cluster(kernel, new Cluster.Members(this::nodes, this::services, this::machine));
        this.listeners = List.of(fabric, packets, streams, cluster.listener());
        this.liveness = new Liveness(kernel);
        this.control = new Control(
                kernel,
                this,
                cluster,
                new Control.Networks(new PacketControl(kernel, fabric, packets), streams.control()));
    }

    private void traceOptions() {
        TraceWriter event = kernel.trace(OPTIONS);
        if (machines.length > 1) {
            event.num(NODES, machines.length);
        }
        event.rate(BUGGIFY, options.buggifyActivation()).end();
    }

    /** What application code on node 0 may see. */
    public Env env() {
        return machine(NodeId.of(0)).env();
    }

    /**
     * One node.
     *
     * @throws UnknownNodeException if the simulation has no such node
     */
    public Node node(NodeId id) {
        return machine(id);
    }

    /** All nodes, by number. */
    public List<NodeId> nodes() {
        return IntStream.range(0, machines.length).mapToObj(NodeId::of).toList();
    }

    /** The nodes that were declared as services, in the order of the declaration; all nodes if none were. */
    public List<NodeId> services() {
        List<NodeId> services = options.services();
        return services.isEmpty() ? nodes() : services;
    }

    /**
     * Where a node sends and receives messages of one type. Each node has one endpoint for a type until it goes down; after a restart ask
     * again.
     *
     * @throws UnknownNodeException if the simulation has no such node
     */
    public <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node) {
        return packets.endpoint(codec, node);
    }

    /**
     * The address of a node for sockets, with its name: node 2 is {@code node-2}, 10.0.0.3. Code on a node may also connect to the name
     * itself; see {@link dev.marionette.api.Io#sockets()}.
     *
     * @throws UnknownNodeException if the simulation has no such node
     */
    public InetAddress address(NodeId node) {
        if (node.index() >= machines.length) {
            throw new UnknownNodeException(node, machines.length);
        }
        return NodeAddresses.address(node.index());
    }

    /** What the test holds. */
    public Control control() {
        return control;
    }

    /** Made when it is first asked for, so that nodes cost nothing until then. */
    Machine machine(NodeId id) {
        int index = id.index();
        if (index >= machines.length) {
            throw new UnknownNodeException(id, machines.length);
        }
        Machine machine = machines[index];
        if (machine == null) {
            machine = newMachine(id);
            machines[index] = machine;
        }
        return machine;
    }

    void apply(Profile asked) {
        Profile profile = profileOfRun == null ? asked : asked.under(profileOfRun);
        ProfileExpansion expansion = ProfileExpansion.of(profile, kernel);
        buggify.activation(expansion.buggifyActivation());
        control.network().faults(expansion.network());
        StreamFaults streamFaults = expansion.streams();
        if (!streamFaults.equals(control.streams().faults())) {
            control.streams().faults(streamFaults);
        }
        control.nodes().attrition(expansion.attrition(services()));
        DiskFaults diskFaults = expansion.disk();
        for (NodeId service : services()) {
            ClockSkew skew = expansion.skew();
            if (machines[service.index()] == null && diskFaults == DiskFaults.none() && skew.isNone()) {
                continue;
            }
            Machine machine = machine(service);
            if (machine.disk().faults() != diskFaults) {
                machine.disk().faults(diskFaults);
            }
            if (!machine.skew().equals(skew)) {
                machine.skew(skew);
            }
        }
    }

    Liveness liveness() {
        return liveness;
    }

    void transitionToLiveness(List<NodeId> core) {
        List<Machine> coreMachines = core.stream().map(this::machine).toList();
        liveness.begin(coreMachines);
        buggify.silence();
        fabric.openInside(core);
        control.network().clearFilters();
        control.streams().faults(StreamFaults.none()).unthrottle();
        control.network()
                .faults(NetworkFaults.none().latency(control.network().faults().latency()));
        control.nodes().attrition(Attrition.none());
        for (Machine machine : machines) {
            if (machine == null) {
                continue;
            }
            if (machine.disk().faults() != DiskFaults.none()) {
                machine.disk().faults(DiskFaults.none());
            }
            if (coreMachines.contains(machine)) {
                machine.bringUp();
            } else {
                machine.leaveAsItIs();
            }
        }
    }

    private Machine newMachine(NodeId id) {
        NodeDisk disk = new NodeDisk(kernel, id.index(), options.diskOptions(), WallClock.EPOCH);
        Env env = new SimulatedEnv(
                id,
                new SimulatedIo(kernel, id, disk, streams.host(id)),
                new SectorDisk(disk),
                new SimulatedRecorder(kernel, machines.length > 1 ? id : null),
                buggify);
        return new Machine(kernel, env, disk, listeners);
    }
}
