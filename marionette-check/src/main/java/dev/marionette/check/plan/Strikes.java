package dev.marionette.check.plan;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.Control;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.DiskFault;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.net.NetworkControl;
import dev.marionette.sim.node.ClockSkew;
import dev.marionette.sim.node.NodeControl;
import dev.marionette.sim.node.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns faults of a plan into calls of the simulation's controls, and mends them. Confined to the world. */
final class Strikes {

    private final Simulation sim;
    private final Control control;
    private final NetworkControl network;
    private final Setting<Rate> loss;
    private final Setting<Rate> duplication;
    private final Setting<Rate> corruption;
    private final Setting<Fault.Reordering> reordering;
    private final List<Fault> partitions = new ArrayList<>();
    private final SortedMap<NodeId, Integer> crashes = new TreeMap<>();
    private final SortedMap<NodeId, Setting<Long>> drifts = new TreeMap<>();
    private final SortedMap<NodeId, SortedMap<DiskFault, Setting<Rate>>> disks = new TreeMap<>();

    Strikes(Simulation sim) {
        this.sim = sim;
        this.control = sim.control();
        this.network = control.network();
        this.loss = new Setting<>(() -> network.faults().lossiness(), network::lossiness);
        this.duplication = new Setting<>(() -> network.faults().duplication(), network::duplication);
        this.corruption = new Setting<>(() -> network.faults().corruption(), network::corruption);
        this.reordering = new Setting<>(this::presentReordering, this::reorder);
    }

    /** Refuses a plan that is about more than the simulation has. */
    static void requireFits(FaultPlan plan, Simulation sim) {
        int nodes = sim.nodes().size();
        for (FaultEvent event : plan.events()) {
            List<NodeId> named = nodesOf(event.what());
            for (NodeId node : named) {
                if (node.index() >= nodes) {
                    throw new UnknownNodeException(node, nodes);
                }
            }
            boolean divides = event.what() instanceof Fault.Partition || event.what() instanceof Fault.OneWayPartition;
            if (divides && named.size() == nodes) {
                throw new IllegalArgumentException(
                        "a partition leaves at least one node on the other side, and " + event.what() + " leaves none");
            }
        }
    }

    /** The nodes that a fault names; none if it is about all of them. */
    static List<NodeId> nodesOf(Fault fault) {
        return switch (fault) {
            case Fault.Crash(NodeId node, Duration length) -> List.of(node);
            case Fault.Pause(NodeId node, Duration length) -> List.of(node);
            case Fault.DiskTrouble(NodeId node, DiskFault kind, Rate rate, Duration length) -> List.of(node);
            case Fault.DiskStall(NodeId node, Duration length) -> List.of(node);
            case Fault.ClockStep(NodeId node, Duration by, Duration length) -> List.of(node);
            case Fault.ClockDrift(NodeId node, long ppm, Duration length) -> List.of(node);
            case Fault.Partition(List<NodeId> side, Duration length) -> side;
            case Fault.OneWayPartition(List<NodeId> from, Duration length) -> from;
            case Fault.Clog(NodeId from, NodeId to, Duration length) -> List.of(from, to);
            case Fault.PowerLoss all -> List.of();
            case Fault.Loss all -> List.of();
            case Fault.Duplication all -> List.of();
            case Fault.Reordering all -> List.of();
            case Fault.Corruption all -> List.of();
        };
    }

    /** Begins a fault; what is returned mends it. Empty if there is nothing that it could strike. */
    Optional<Runnable> begin(Fault fault) {
        return switch (fault) {
            case Fault.Crash(NodeId node, Duration length) -> crash(List.of(node));
            case Fault.PowerLoss(Duration length) -> crash(sim.services());
            case Fault.Pause(NodeId node, Duration length) -> pause(control.node(node), length);
            case Fault.Partition cut -> Optional.of(partition(cut));
            case Fault.OneWayPartition cut -> Optional.of(partition(cut));
            case Fault.Loss(Rate rate, Duration length) -> Optional.of(loss.put(rate));
            case Fault.Duplication(Rate rate, Duration length) -> Optional.of(duplication.put(rate));
            case Fault.Corruption(Rate rate, Duration length) -> Optional.of(corruption.put(rate));
            case Fault.Reordering detours -> Optional.of(reordering.put(detours));
            case Fault.Clog(NodeId from, NodeId to, Duration length) -> clog(from, to, length);
            case Fault.DiskTrouble(NodeId node, DiskFault kind, Rate rate, Duration length) ->
                Optional.of(disk(node, kind).put(rate));
            case Fault.DiskStall(NodeId node, Duration length) -> stall(node, length);
            case Fault.ClockStep(NodeId node, Duration by, Duration length) ->
                Optional.of(step(control.node(node), by));
            case Fault.ClockDrift(NodeId node, long ppm, Duration length) ->
                Optional.of(drift(control.node(node)).put(ppm));
        };
    }

    private Optional<Runnable> crash(List<NodeId> nodes) {
        List<NodeControl> struck = nodes.stream()
                .map(control::node)
                .filter(node -> node.state() != NodeState.STOPPED)
                .toList();
        if (struck.isEmpty()) {
            return Optional.empty();
        }
        for (NodeControl node : struck) {
            crashes.merge(node.id(), 1, Integer::sum);
            if (node.state() == NodeState.RUNNING) {
                node.crash();
            } else if (node.state() == NodeState.IDLE) {
                node.disk().crash();
            }
        }
        return Optional.of(() -> struck.forEach(this::powerOn));
    }

    private void powerOn(NodeControl node) {
        if (crashes.merge(node.id(), -1, Integer::sum) > 0) {
            return;
        }
        if (node.state() == NodeState.DOWN) {
            node.restart();
        } else if (node.state() == NodeState.IDLE && node.disk().isDown()) {
            node.disk().restart();
        }
    }

    /** The pause of a node ends by itself. */
    private static Optional<Runnable> pause(NodeControl node, Duration length) {
        if (node.state() != NodeState.RUNNING) {
            return Optional.empty();
        }
        node.pause(length);
        return Optional.of(() -> {});
    }

    private Runnable partition(Fault cut) {
        partitions.add(cut);
        close(cut);
        return () -> {
            partitions.remove(cut);
            network.heal();
            partitions.forEach(this::close);
        };
    }

    private void close(Fault cut) {
        if (cut instanceof Fault.Partition(List<NodeId> side, Duration length)) {
            network.partition(side, allBut(side));
        } else if (cut instanceof Fault.OneWayPartition(List<NodeId> from, Duration length)) {
            network.partitionOneWay(from, allBut(from));
        }
    }

    private List<NodeId> allBut(List<NodeId> side) {
        return sim.nodes().stream().filter(node -> !side.contains(node)).toList();
    }

    private Fault.Reordering presentReordering() {
        Rate rate = network.faults().reordering();
        Duration detour = network.faults().detour();
        return new Fault.Reordering(rate, detour.isZero() ? Duration.ofNanos(1) : detour, Duration.ZERO);
    }

    private void reorder(Fault.Reordering detours) {
        network.reordering(detours.rate(), detours.detour());
    }

    /** A clog of no length holds nothing up, and the control refuses it. */
    private Optional<Runnable> clog(NodeId from, NodeId to, Duration length) {
        if (length.isZero()) {
            return Optional.empty();
        }
        network.clog(from, to, length);
        return Optional.of(() -> {});
    }

    private Optional<Runnable> stall(NodeId node, Duration length) {
        control.disk(node).stall(length);
        return Optional.of(() -> {});
    }

    private Setting<Rate> disk(NodeId node, DiskFault kind) {
        return disks.computeIfAbsent(node, any -> new TreeMap<>()).computeIfAbsent(kind, any -> {
            DiskControl disk = control.disk(node);
            return new Setting<>(() -> disk.faults().rate(kind), rate -> disk.faults(with(disk.faults(), kind, rate)));
        });
    }

    private static DiskFaults with(DiskFaults faults, DiskFault kind, Rate rate) {
        return switch (kind) {
            case LOST_WRITE -> faults.lostWrite(rate);
            case EARLY_WRITE_BACK -> faults.earlyWriteBack(rate);
            case TORN_WRITE -> faults.tornWrite(rate);
            case REORDERED_WRITE -> faults.reorderedWrite(rate);
            case LOST_ENTRY -> faults.lostEntry(rate);
            case LOST_RENAME -> faults.lostRename(rate);
            case READ_ERROR -> faults.readError(rate);
            case WRITE_ERROR -> faults.writeError(rate);
            case BAD_SECTOR -> faults.badSector(rate);
            case CORRUPT_READ -> faults.corruptRead(rate);
            case STALL, BIT_ROT -> throw new IllegalArgumentException(kind + " has no rate per operation");
        };
    }

    private static Runnable step(NodeControl node, Duration by) {
        node.skew(node.skew().plus(ClockSkew.offset(by)));
        return () -> node.skew(node.skew().plus(ClockSkew.offset(by.negated())));
    }

    private Setting<Long> drift(NodeControl node) {
        return drifts.computeIfAbsent(
                node.id(),
                any -> new Setting<>(
                        () -> node.skew().driftPpm(),
                        ppm -> node.skew(new ClockSkew(
                                node.skew().offsetNanos(),
                                ppm,
                                node.skew().steps(),
                                node.skew().wave()))));
    }

    /** What the struck nodes are called in the trace. */
    static String struck(Fault fault) {
        List<NodeId> nodes = nodesOf(fault);
        return nodes.isEmpty()
                ? "all"
                : String.join("+", nodes.stream().map(NodeId::toString).toList());
    }
}
