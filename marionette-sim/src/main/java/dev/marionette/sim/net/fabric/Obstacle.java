package dev.marionette.sim.net.fabric;

import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.net.NetworkFault;

/** Why a path is closed. */
public enum Obstacle {
    /** The destination has no power, or no process; or the test disconnected one of the two nodes. */
    NODE_DOWN(NetworkFault.NODE_DOWN),
    /** The test disabled the link. */
    LINK_DOWN(NetworkFault.LINK_DOWN),
    /** A partition lies between the two nodes. */
    PARTITION(NetworkFault.PARTITION);

    private final NetworkFault fault;
    private final TraceValue reason;

    Obstacle(NetworkFault fault) {
        this.fault = fault;
        this.reason = TraceValue.of(fault.traceName());
    }

    /** What it counts as. */
    public NetworkFault fault() {
        return fault;
    }

    /** What the trace calls it. */
    public TraceValue reason() {
        return reason;
    }
}
