package dev.marionette.sim.net;

import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.Objects;

/**
 * How long a message is on its way. Each is drawn when the message is sent, from the random stream of its sender; a constant one draws
 * nothing.
 *
 * {@snippet :
 * control.network().latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(5)));
 * }
 *
 * <p>Whole nanoseconds, the same on every machine. Immutable and safe for use by any thread.
 */
public sealed interface Latency {

    /** Always the same. */
    static Latency constant(Duration time) {
        return new Constant(time.toNanos());
    }

    /**
     * Between two bounds, both included, each equally likely.
     *
     * @throws IllegalArgumentException if a bound is negative, or the second below the first
     */
    static Latency uniform(Duration minimum, Duration maximum) {
        return new Uniform(minimum.toNanos(), maximum.toNanos());
    }

    /**
     * A floor, and an exponentially distributed time on top of it: mostly short, with a long tail.
     *
     * @param mean of the time on top of the floor
     * @throws IllegalArgumentException if one is negative, or the mean longer than a day
     */
    static Latency exponential(Duration floor, Duration mean) {
        return new Exponential(floor.toNanos(), mean.toNanos());
    }

    /** One of two others, such as a path that is now and then slow. */
    static Latency bimodal(Latency usual, Latency slow, Rate slowRate) {
        return new Bimodal(usual, slow, slowRate);
    }

    /**
     * Always the same.
     *
     * @param nanos zero or more
     */
    record Constant(long nanos) implements Latency {

        /** Checks the range. */
        public Constant {
            requireNotNegative(nanos);
        }

        @Override
        public String toString() {
            return "constant(" + nanos + ")";
        }
    }

    /**
     * Between two bounds, both included.
     *
     * @param minimumNanos zero or more
     * @param maximumNanos the minimum or more
     */
    record Uniform(long minimumNanos, long maximumNanos) implements Latency {

        /** Checks the range. */
        public Uniform {
            requireNotNegative(minimumNanos);
            if (maximumNanos < minimumNanos) {
                throw new IllegalArgumentException("the longest latency, " + maximumNanos
                        + " ns, is shorter than the shortest, " + minimumNanos + " ns");
            }
        }

        @Override
        public String toString() {
            return "uniform(" + minimumNanos + "," + maximumNanos + ")";
        }
    }

    /**
     * A floor, and an exponentially distributed time on top of it.
     *
     * @param floorNanos zero or more
     * @param meanNanos of the time on top; zero to a day
     */
    record Exponential(long floorNanos, long meanNanos) implements Latency {

        private static final long MOST_NANOS = 86_400_000_000_000L;

        /** Checks the range. */
        public Exponential {
            requireNotNegative(floorNanos);
            requireNotNegative(meanNanos);
            if (meanNanos > MOST_NANOS) {
                throw new IllegalArgumentException("a mean latency is a day at most, not " + meanNanos + " ns");
            }
        }

        @Override
        public String toString() {
            return "exponential(" + floorNanos + "," + meanNanos + ")";
        }
    }

    /**
     * One of two others.
     *
     * @param usual the one that is taken unless the rate fires
     * @param slow the one that is taken if it does
     * @param slowRate rolled for each message
     */
    record Bimodal(Latency usual, Latency slow, Rate slowRate) implements Latency {

        /** Checks that all are there. */
        public Bimodal {
            Objects.requireNonNull(usual, "usual");
            Objects.requireNonNull(slow, "slow");
            Objects.requireNonNull(slowRate, "slowRate");
        }

        @Override
        public String toString() {
            return "bimodal(" + usual + "," + slow + "," + slowRate + ")";
        }
    }

    private static void requireNotNegative(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("a latency is zero or more, not " + nanos + " ns");
        }
    }
}
