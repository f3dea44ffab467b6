package dev.marionette.sim.net;

import dev.marionette.api.NodeId;
import dev.marionette.sim.net.stream.StreamFaultControl;
import java.time.Duration;

/**
 * What a test holds of the connections between the nodes, beside what {@link NetworkControl} does to their paths.
 *
 * {@snippet :
 * control.streams().faults(StreamFaults.none().withShortReads(Rate.percent(20)));
 * control.streams().throttle(SERVER, CLIENT, 10_000);
 * control.streams().reset(CLIENT, SERVER);
 * }
 *
 * <p>Every method that names a node that the simulation does not have throws {@link dev.marionette.api.net.UnknownNodeException}.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface StreamControl permits StreamFaultControl {

    /** Sets what befalls connections from now on, in the place of what was set before. */
    StreamControl faults(StreamFaults faults);

    /** What is set. */
    StreamFaults faults();

    /**
     * Resets every open connection between two nodes at once, at both ends, as a middlebox does that has lost its memory: what has arrived can
     * still be read, what is under way is lost.
     */
    void reset(NodeId one, NodeId other);

    /**
     * Limits what all connections together carry from one node to another, from what is sent next on. The way back stays as it is.
     *
     * @throws IllegalArgumentException if {@code bytesPerSecond} is less than 1
     */
    StreamControl throttle(NodeId from, NodeId to, long bytesPerSecond);

    /** Ends every limit set with {@link #throttle}. */
    StreamControl unthrottle();

    /**
     * Sets for how long an end repeats what the path does not let through, before its connection fails; 924.6 s unless set, as on Linux.
     *
     * @throws IllegalArgumentException if it is zero or less
     */
    StreamControl giveUpAfter(Duration silence);
}
