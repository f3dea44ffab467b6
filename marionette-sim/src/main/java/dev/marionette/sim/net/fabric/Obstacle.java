package dev.marionette.sim.net.fabric;

import dev.marionette.sim.engine.TraceValue;

/** Why a path is closed. */
public enum Obstacle {
    /** The destination has no power, or no process. */
    NODE_DOWN("node_down"),
    /** The test disabled the link. */
    LINK_DOWN("link_down"),
    /** A partition lies between the two nodes. */
    PARTITION("partition");

    private final TraceValue reason;

    Obstacle(String reason) {
        this.reason = TraceValue.of(reason);
    }

    /** What the trace calls it. */
    public TraceValue reason() {
        return reason;
    }
}
