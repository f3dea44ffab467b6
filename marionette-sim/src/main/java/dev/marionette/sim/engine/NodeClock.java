package dev.marionette.sim.engine;

import java.util.function.LongUnaryOperator;

/**
 * The clock of one node: a monotonic time that may run faster or slower than the world's, and a wall-clock time that may besides be off.
 *
 * <p>Both are functions of the world's time, which alone moves. Monotonic time is continuous where its rate changes and never goes back.
 * Timers set with {@link #schedule} follow the clock through such changes. All arithmetic is in whole numbers; a fraction of a nanosecond
 * is cut off a reading and added to a wait, so a wait is never too short by the clock that it was measured with.
 *
 * <p>Thread rule: confined to its world.
 */
public final class NodeClock {

    private static final long MILLION = 1_000_000;

    private final Kernel kernel;
    private LongUnaryOperator wallOffset = worldNanos -> 0;

    /** Where the present rate begins, by the world's time and by this clock. */
    private long baseWorldNanos;

    private long baseNanos;
    private long driftPpm;
    private boolean exact = true;
    private boolean wallExact = true;

    NodeClock(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Monotonic time in nanoseconds. */
    public long nanos() {
        return nanosAt(kernel.nowNanos());
    }

    private long nanosAt(long worldNanos) {
        if (exact || worldNanos == Long.MAX_VALUE) {
            return worldNanos;
        }
        long elapsed = worldNanos - baseWorldNanos;
        return baseNanos + elapsed + drift(elapsed, driftPpm);
    }

    /** Wall-clock time in nanoseconds since the world's epoch. */
    public long wallNanos() {
        long worldNanos = kernel.nowNanos();
        return wallExact ? worldNanos : worldNanos + wallOffset.applyAsLong(worldNanos);
    }

    /** The monotonic time after a number of nanoseconds, not beyond {@link Long#MAX_VALUE}. */
    public long nanosAfter(long nanos) {
        long sum = nanos() + nanos;
        return nanos > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The earliest instant of the world at which this clock's monotonic time has come this far. */
    public long worldNanos(long nanos) {
        if (exact || nanos == Long.MAX_VALUE) {
            return nanos;
        }
        long left = nanos - baseNanos;
        if (left <= 0) {
            return baseWorldNanos;
        }
        long rate = MILLION + driftPpm;
        long whole = left / rate;
        if (whole > (Long.MAX_VALUE - baseWorldNanos) / MILLION - MILLION) {
            return Long.MAX_VALUE;
        }
        return baseWorldNanos + whole * MILLION + Math.ceilDiv(left % rate * MILLION, rate);
    }

    /** Wakes a waiter at an instant of this clock's monotonic time; one in the past counts as now, and {@link Long#MAX_VALUE} as never. */
    public void schedule(Waiter waiter, long nanos) {
        if (nanos != Long.MAX_VALUE) {
            waiter.clock = this;
            kernel.schedule(waiter, worldNanos(nanos));
        }
    }

    /**
     * Waits for a time of this clock that an interrupt of the task ends; zero or less only lets other tasks run.
     *
     * @throws InterruptedException if the task is interrupted before or during the wait
     */
    public void sleep(long nanos) throws InterruptedException {
        kernel.sleep(this, nanos);
    }

    /**
     * Changes both times from now on.
     *
     * @param newDriftPpm by how many millionths the clock runs fast, or slow if negative; more than minus a million
     * @param newWallOffset how far wall-clock time is ahead of the world's, from the world's time; or null for not at all
     */
    public void skew(long newDriftPpm, @org.jspecify.annotations.Nullable LongUnaryOperator newWallOffset) {
        wallExact = newWallOffset == null;
        if (newWallOffset != null) {
            wallOffset = newWallOffset;
        }
        if (newDriftPpm != driftPpm) {
            kernel.reschedule(this, event -> nanosAt(event.atNanos), () -> changeRate(newDriftPpm));
        }
    }

    private void changeRate(long newDriftPpm) {
        baseNanos = nanos();
        baseWorldNanos = kernel.nowNanos();
        driftPpm = newDriftPpm;
        exact = newDriftPpm == 0 && baseNanos == baseWorldNanos;
    }

    /** By how many nanoseconds a clock of this drift is ahead after a time of the world. */
    public static long drift(long elapsedNanos, long ppm) {
        return elapsedNanos / MILLION * ppm + Math.floorDiv(elapsedNanos % MILLION * ppm, MILLION);
    }
}
