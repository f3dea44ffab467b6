package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.NetworkControl;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.fabric.Fabric;
import java.util.BitSet;
import java.util.List;

/** The controls of one simulation's network. */
public final class PacketControl implements NetworkControl {

    private static final TraceName FAULTS = TraceName.of("network.faults");
    private static final TraceName PARTITION = TraceName.of("network.partition");
    private static final TraceName HEAL = TraceName.of("network.heal");
    private static final TraceKey LEFT = TraceKey.of("left");
    private static final TraceKey RIGHT = TraceKey.of("right");
    private static final TraceKey ONE_WAY = TraceKey.of("one_way");

    private final Kernel kernel;
    private final Fabric fabric;

    /** Controls of these paths. */
    public PacketControl(Kernel kernel, Fabric fabric) {
        this.kernel = kernel;
        this.fabric = fabric;
    }

    @Override
    public NetworkControl faults(NetworkFaults faults) {
        kernel.requireConfined();
        TraceWriter line = kernel.trace(FAULTS);
        for (String setting : faults.toString().split(" ")) {
            int equals = setting.indexOf('=');
            line.literal(TraceKey.of(setting.substring(0, equals)), setting.substring(equals + 1));
        }
        line.end();
        if (!faults.lossiness().isNever()) {
            kernel.expectFault("network.loss");
        }
        fabric.faults(faults);
        return this;
    }

    @Override
    public NetworkFaults faults() {
        return fabric.faults();
    }

    @Override
    public void partition(List<NodeId> left, List<NodeId> right) {
        cut(group(left), group(right), false);
    }

    @Override
    public void partitionOneWay(List<NodeId> from, List<NodeId> to) {
        cut(group(from), group(to), true);
    }

    @Override
    public void isolate(NodeId node) {
        BitSet alone = group(List.of(node));
        BitSet others = new BitSet();
        others.set(0, fabric.nodes());
        others.andNot(alone);
        cut(alone, others, false);
    }

    private BitSet group(List<NodeId> nodes) {
        kernel.requireConfined();
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a side of a partition has no node; name at least one");
        }
        BitSet group = new BitSet();
        for (NodeId node : nodes) {
            fabric.require(node);
            group.set(node.index());
        }
        return group;
    }

    private void cut(BitSet left, BitSet right, boolean oneWay) {
        if (left.intersects(right)) {
            BitSet both = (BitSet) left.clone();
            both.and(right);
            throw new IllegalArgumentException("node " + both.nextSetBit(0) + " is on both sides of the partition");
        }
        TraceWriter line = kernel.trace(PARTITION).literal(LEFT, text(left)).literal(RIGHT, text(right));
        if (oneWay) {
            line.flag(ONE_WAY, true);
        }
        line.end();
        kernel.countFault("network.partition");
        fabric.cut(left, right, oneWay);
    }

    private static String text(BitSet nodes) {
        return String.join(",", nodes.stream().mapToObj(Integer::toString).toList());
    }

    @Override
    public void heal() {
        kernel.requireConfined();
        fabric.heal();
        kernel.trace(HEAL).end();
    }
}
