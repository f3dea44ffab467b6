package dev.marionette.sim;

import dev.marionette.sim.engine.Kernel;
import java.time.Instant;
import java.time.InstantSource;

/** Wall-clock time of a node: the world's time after a fixed epoch. */
final class SimulatedClock implements InstantSource {

    /** The instant of every world's first event. */
    static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    private final Kernel kernel;

    SimulatedClock(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public Instant instant() {
        kernel.requireConfined();
        return EPOCH.plusNanos(kernel.nowNanos());
    }
}
