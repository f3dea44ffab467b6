package dev.marionette.sim.node.machine;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.NodeClock;
import java.time.Instant;
import java.time.InstantSource;

/** The wall-clock time of one node. */
public final class WallClock implements InstantSource {

    /** The instant of every world's first event. */
    public static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    private final Kernel kernel;
    private final NodeClock clock;

    /** The wall clock of a node in a world. */
    public WallClock(Kernel kernel, NodeClock clock) {
        this.kernel = kernel;
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        kernel.requireConfined();
        return EPOCH.plusNanos(clock.wallNanos());
    }
}
