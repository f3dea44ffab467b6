package dev.marionette.sim;

import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import java.time.Duration;
import java.time.Instant;

/**
 * What a test holds of the simulated machine: time, and the faults of each resource. Application code never sees it.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public final class Control {

    private static final TraceName TICK = TraceName.of("world.tick");
    private static final TraceName RUN_FOR = TraceName.of("world.run_for");
    private static final TraceKey NANOS = TraceKey.of("ns");

    private final Kernel kernel;
    private final DiskControl disk;

    Control(Kernel kernel, DiskControl disk) {
        this.kernel = kernel;
        this.disk = disk;
    }

    /** The node's disk: faults, power, and a look at its state. */
    public DiskControl disk() {
        return disk;
    }

    /** The present simulated instant; every world begins at the same one. Reading it changes nothing. */
    public Instant now() {
        kernel.requireConfined();
        return SimulatedClock.EPOCH.plusNanos(kernel.nowNanos());
    }

    /** Lets time pass up to and including the next tick. */
    public void tick() {
        kernel.requireConfined();
        kernel.trace(TICK).end();
        kernel.awaitUntil(kernel.nextTickNanos(), "next tick");
    }

    /**
     * Lets this much time pass; everything due until then happens.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void runFor(Duration duration) {
        kernel.requireConfined();
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + duration);
        }
        kernel.trace(RUN_FOR).num(NANOS, duration.toNanos()).end();
        kernel.awaitUntil(Math.addExact(kernel.nowNanos(), duration.toNanos()), "time to pass");
    }
}
