package dev.marionette.check.plan;

import java.time.Duration;

/**
 * One line of a {@link FaultPlan}: when, and what. Immutable and safe for use by any thread.
 *
 * @param when the moment
 * @param what the fault that begins then
 */
public record FaultEvent(When when, Fault what) {

    /**
     * A fault some simulated time after the start of the plan.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public static FaultEvent after(Duration delay, Fault what) {
        return new FaultEvent(new After(delay), what);
    }

    /**
     * A fault as soon as so many operations of the workload were {@linkplain RunningPlan#operationDone() reported}; with zero, at the start.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public static FaultEvent afterOperations(int count, Fault what) {
        return new FaultEvent(new AfterOperations(count), what);
    }

    /** The moment of a fault. */
    public sealed interface When {}

    /**
     * Some simulated time after the start of the plan.
     *
     * @param delay zero or more
     */
    public record After(Duration delay) implements When {

        /** Checks the range. */
        public After {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("a fault comes at or after the start of its plan, not " + delay);
            }
        }
    }

    /**
     * As soon as so many operations were reported.
     *
     * @param count zero or more
     */
    public record AfterOperations(int count) implements When {

        /** Checks the range. */
        public AfterOperations {
            if (count < 0) {
                throw new IllegalArgumentException("a fault comes after 0 or more operations, not " + count);
            }
        }
    }
}
