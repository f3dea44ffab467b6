package dev.marionette.sim.net;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.net.packet.PacketControl;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a test holds of the network between the nodes: how its paths behave, what is closed, and what is on its way.
 *
 * {@snippet :
 * control.network().latency(Latency.uniform(ofMillis(1), ofMillis(5))).lossiness(Rate.percent(5));
 * control.network().partition(List.of(NodeId.of(0)), List.of(NodeId.of(1), NodeId.of(2)));
 * control.runFor(Duration.ofSeconds(1));
 * control.network().heal();
 * }
 *
 * <p>What is closed is asked when something arrives: a message that was sent before a partition and would arrive during it is dropped, one
 * that was sent during it and arrives after it healed is delivered. Every method that names a node that the simulation does not have throws
 * {@link dev.marionette.api.net.UnknownNodeException}.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface NetworkControl permits PacketControl {

    /** Sets how all paths behave from now on, in the place of what was set before; links keep what was set for them. */
    NetworkControl faults(NetworkFaults faults);

    /** What is set for all paths. */
    NetworkFaults faults();

    /** Sets how long messages are on their way, and keeps the rest. */
    default NetworkControl latency(Latency latency) {
        return faults(faults().latency(latency));
    }

    /** Sets how often a message is lost, and keeps the rest. */
    default NetworkControl lossiness(Rate rate) {
        return faults(faults().lossiness(rate));
    }

    /** Sets how often a message arrives twice, and keeps the rest. */
    default NetworkControl duplication(Rate rate) {
        return faults(faults().duplication(rate));
    }

    /** Sets how often a message takes a detour of at most this length, and keeps the rest. */
    default NetworkControl reordering(Rate rate, Duration longest) {
        return faults(faults().reordering(rate, longest));
    }

    /** Sets how often a message is damaged on its way, and keeps the rest. */
    default NetworkControl corruption(Rate rate) {
        return faults(faults().corruption(rate));
    }

    /** Sets how often paths clog by themselves, and keeps the rest. */
    default NetworkControl clogs(Clogs clogs) {
        return faults(faults().clogs(clogs));
    }

    /** Sets how the network partitions and heals by itself, and keeps the rest. */
    default NetworkControl partitions(PartitionDynamics dynamics) {
        return faults(faults().partitions(dynamics));
    }

    /**
     * Closes all paths between two groups of nodes, in both directions. Partitions add up: a path is open when none of them closes it.
     *
     * @throws IllegalArgumentException if a group is empty, or a node is in both
     */
    void partition(List<NodeId> left, List<NodeId> right);

    /**
     * Closes all paths from one group of nodes to another; the way back stays open.
     *
     * @throws IllegalArgumentException if a group is empty, or a node is in both
     */
    void partitionOneWay(List<NodeId> from, List<NodeId> to);

    /** Closes all paths between a node and all others, in both directions. */
    void isolate(NodeId node);

    /** Ends every partition, those made by hand and the one that happened by itself. Links, clogs and switched-off nodes stay as they are. */
    void heal();

    /**
     * Lets nothing of or to a node arrive, as if its cable were out, or ends that. The node itself goes on; what it sends to itself arrives.
     */
    void setNode(NodeId node, boolean connected);

    /**
     * One directed path.
     *
     * @throws IllegalArgumentException if both are the same node, which always reaches itself
     */
    LinkControl link(NodeId from, NodeId to);

    /** Enables every link that was disabled. */
    void healLinks();

    /** Holds everything up that would arrive over a path in this time. See {@link LinkControl#clog(Duration)}. */
    default void clog(NodeId from, NodeId to, Duration length) {
        link(from, to).clog(length);
    }

    /** Holds everything up that would arrive over a path until it is unclogged. */
    default void clog(NodeId from, NodeId to) {
        link(from, to).clog();
    }

    /** Ends the clog of a path and lets what was held up arrive. */
    default void unclog(NodeId from, NodeId to) {
        link(from, to).unclog();
    }

    /** Ends every clog and lets what was held up arrive. */
    void unclogAll();

    /**
     * Drops each message sent from now on, from any node to any other, that is of a type and that the predicate holds for.
     *
     * @param type of the messages that the predicate is asked about, such as one record of a sealed interface
     * @param dropped must not change anything
     */
    <T> void filter(Class<T> type, Predicate<? super T> dropped);

    /** Ends every filter, those of links included. */
    void clearFilters();

    /**
     * Records the messages that nodes send from now on, also those that the network then loses.
     *
     * @param wanted which of them; must not change anything
     */
    PacketRecording record(Predicate<? super RecordedPacket> wanted);

    /**
     * Sends recorded messages once more, now: stale ones that were held up somewhere, or doubled ones. Each has an id of its own and takes a
     * latency; no fault is rolled, no filter asked, and what is closed when it arrives still counts.
     *
     * @throws IllegalArgumentException if one was recorded in another world
     */
    void replay(List<RecordedPacket> packets);

    /** How often a kind of fault took effect so far. Looking is not in the trace. */
    long count(NetworkFault fault);
}
