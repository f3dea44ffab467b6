package dev.marionette.sim.engine;

/**
 * How much a run may use before it counts as stalled.
 *
 * @param simulatedNanos simulated time in nanoseconds
 * @param steps events and task switches
 */
public record Limits(long simulatedNanos, long steps) {

    /** A simulated day and ten million steps. */
    public static final Limits DEFAULT = new Limits(86_400_000_000_000L, 10_000_000);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a limit is below 1
     */
    public Limits {
        if (simulatedNanos < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "limits are at least 1, not " + simulatedNanos + " ns and " + steps + " steps");
        }
    }
}
