package dev.marionette.sim.disk;

import java.time.Duration;

/**
 * How long an operation takes: a minimum, and up to a jitter more, drawn evenly in whole nanoseconds.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param minimumNanos zero or more
 * @param jitterNanos zero or more; with zero nothing is drawn
 */
public record DiskLatency(long minimumNanos, long jitterNanos) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a time is negative
     */
    public DiskLatency {
        if (minimumNanos < 0 || jitterNanos < 0) {
            throw new IllegalArgumentException("a disk latency needs a minimum and a jitter of zero or more, not "
                    + minimumNanos + " ns and " + jitterNanos + " ns");
        }
    }

    /** Always the same time. */
    public static DiskLatency constant(Duration time) {
        return new DiskLatency(time.toNanos(), 0);
    }

    /** A minimum and up to {@code jitter} more. */
    public static DiskLatency jittered(Duration minimum, Duration jitter) {
        return new DiskLatency(minimum.toNanos(), jitter.toNanos());
    }
}
