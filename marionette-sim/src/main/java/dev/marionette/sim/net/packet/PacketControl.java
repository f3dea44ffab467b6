package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.net.LinkControl;
import dev.marionette.sim.net.NetworkControl;
import dev.marionette.sim.net.NetworkFault;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.PacketRecording;
import dev.marionette.sim.net.RecordedPacket;
import dev.marionette.sim.net.fabric.Fabric;
import dev.marionette.sim.net.fabric.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The controls of one simulation's network. */
public final class PacketControl implements NetworkControl {

    private final Kernel kernel;
    private final Fabric fabric;
    private final PacketNetwork network;

    /** Controls of these paths, and of the messages on them. */
    public PacketControl(Kernel kernel, Fabric fabric, PacketNetwork network) {
        this.kernel = kernel;
        this.fabric = fabric;
        this.network = network;
    }

    @Override
    public NetworkControl faults(NetworkFaults faults) {
        kernel.requireConfined();
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
        if (others.isEmpty()) {
            throw new IllegalArgumentException(
                    "node " + node + " is the only one; there is nothing to isolate it from");
        }
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
        fabric.cut(left, right, oneWay);
    }

    @Override
    public void heal() {
        kernel.requireConfined();
        fabric.heal();
    }

    @Override
    public void setNode(NodeId node, boolean connected) {
        kernel.requireConfined();
        fabric.require(node);
        fabric.connect(node.index(), connected);
    }

    @Override
    public LinkControl link(NodeId from, NodeId to) {
        kernel.requireConfined();
        fabric.require(from);
        fabric.require(to);
        if (from.equals(to)) {
            throw new IllegalArgumentException("node " + from + " has no link to itself; it always reaches itself");
        }
        return new PacketLink(kernel, fabric, this, fabric.link(from.index(), to.index()));
    }

    @Override
    public void healLinks() {
        kernel.requireConfined();
        fabric.enableAll();
    }

    @Override
    public void unclogAll() {
        kernel.requireConfined();
        fabric.unclogAll();
    }

    @Override
    public <T> void filter(Class<T> type, Predicate<? super T> dropped) {
        filter(null, type, dropped);
    }

    <T> void filter(@Nullable Path only, Class<T> type, Predicate<? super T> dropped) {
        kernel.requireConfined();
        Objects.requireNonNull(dropped, "dropped");
        fabric.expect(NetworkFault.FILTER);
        network.tap().filter(only, type, dropped);
        network.trace().filters(network.tap().filters());
    }

    @Override
    public void clearFilters() {
        kernel.requireConfined();
        network.tap().clearFilters();
        network.trace().filters(0);
    }

    @Override
    public PacketRecording record(Predicate<? super RecordedPacket> wanted) {
        kernel.requireConfined();
        return network.tap().record(Objects.requireNonNull(wanted, "wanted"));
    }

    @Override
    public void replay(List<RecordedPacket> packets) {
        kernel.requireConfined();
        packets.forEach(network::replay);
    }

    @Override
    public long count(NetworkFault fault) {
        return fabric.count(fault);
    }
}
