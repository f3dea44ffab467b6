package dev.marionette.sim.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the clock of a node differs from true time, which is the world's.
 *
 * {@snippet :
 * control.node(id).skew(ClockSkew.offset(ofMillis(250)).plus(ClockSkew.drift(200)));
 * }
 *
 * <p>Wall-clock time ({@code Io.clock()}, times of files) shows all of it and may jump, forward and back. Monotonic time
 * ({@code Io.nanoTime()}, and every sleep, timeout and timer of the node) shows the drift alone and never goes back. Times inside a skew
 * count from the moment it is set. The four shapes are those of TigerBeetle's time simulator. Immutable and safe for use by any thread.
 *
 * @param offsetNanos how far wall-clock time is ahead, or behind if negative
 * @param driftPpm by how many millionths the clock runs fast, or slow if negative; from -500,000 to 1,000,000
 * @param steps the jumps of wall-clock time, in the order of their moments
 * @param wave a swing of wall-clock time to and fro
 */
public record ClockSkew(long offsetNanos, long driftPpm, List<Step> steps, Wave wave) {

    private static final long MOST_SLOW = -500_000;
    private static final long MOST_FAST = 1_000_000;
    private static final ClockSkew NONE = new ClockSkew(0, 0, List.of(), new Wave(0, 1));

    /**
     * Checks the range, and puts the steps in order.
     *
     * @throws IllegalArgumentException if the drift is out of its range
     */
    public ClockSkew {
        if (driftPpm < MOST_SLOW || driftPpm > MOST_FAST) {
            throw new IllegalArgumentException(
                    "a clock drifts by " + MOST_SLOW + " to " + MOST_FAST + " millionths, not by " + driftPpm);
        }
        steps = steps.stream()
                .sorted(Comparator.comparingLong(Step::afterNanos))
                .toList();
    }

    /** True time. Monotonic time goes on from where a drift before has brought it. */
    public static ClockSkew none() {
        return NONE;
    }

    /** A wall clock that is ahead by this much, or behind if negative. */
    public static ClockSkew offset(Duration ahead) {
        return new ClockSkew(ahead.toNanos(), 0, List.of(), NONE.wave);
    }

    /**
     * A clock that runs fast by this many millionths, or slow if negative: 1,000,000 is twice as fast, -500,000 half as fast.
     *
     * @throws IllegalArgumentException if it is out of that range
     */
    public static ClockSkew drift(long ppm) {
        return new ClockSkew(0, ppm, List.of(), NONE.wave);
    }

    /**
     * A wall clock that jumps once, as one does that is set by hand or by a time server.
     *
     * @param after when, from the moment the skew is set; {@link Duration#ZERO} for at once
     * @param by how far forward, or back if negative
     * @throws IllegalArgumentException if {@code after} is negative
     */
    public static ClockSkew step(Duration after, Duration by) {
        return new ClockSkew(0, 0, List.of(new Step(after.toNanos(), by.toNanos())), NONE.wave);
    }

    /**
     * A wall clock that swings evenly between this much ahead and this much behind, beginning at true time and ahead first.
     *
     * @param amplitude how far, zero or more
     * @param period how long one swing to and fro takes, more than zero
     * @throws IllegalArgumentException if either is out of its range
     */
    public static ClockSkew periodic(Duration amplitude, Duration period) {
        return new ClockSkew(0, 0, List.of(), new Wave(amplitude.toNanos(), period.toNanos()));
    }

    /**
     * Both together: offsets and drifts are added, steps are joined.
     *
     * @throws IllegalArgumentException if both swing, or the drifts add up to more than a clock has
     */
    public ClockSkew plus(ClockSkew other) {
        if (!wave.isFlat() && !other.wave.isFlat()) {
            throw new IllegalArgumentException("a clock swings with one period, not with two");
        }
        List<Step> all = new ArrayList<>(steps);
        all.addAll(other.steps);
        return new ClockSkew(
                Math.addExact(offsetNanos, other.offsetNanos),
                Math.addExact(driftPpm, other.driftPpm),
                all,
                wave.isFlat() ? other.wave : wave);
    }

    /** Whether it is true time. */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * A jump of wall-clock time.
     *
     * @param afterNanos when, from the moment the skew is set, zero or more
     * @param byNanos how far forward, or back if negative
     */
    public record Step(long afterNanos, long byNanos) {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the moment lies before the skew is set
         */
        public Step {
            if (afterNanos < 0) {
                throw new IllegalArgumentException(
                        "a step comes at or after the moment the skew is set, not " + -afterNanos + " ns before");
            }
        }
    }

    /**
     * An even swing of wall-clock time.
     *
     * @param amplitudeNanos how far ahead and behind, zero or more
     * @param periodNanos how long one swing to and fro takes
     */
    public record Wave(long amplitudeNanos, long periodNanos) {

        /** A swing goes ahead, back, behind and back. */
        public static final int QUARTERS = 4;

        private static final long LONGEST = Long.MAX_VALUE / QUARTERS;

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the amplitude is negative or the period out of its range
         */
        public Wave {
            if (amplitudeNanos < 0 || periodNanos < 1 || periodNanos > LONGEST) {
                throw new IllegalArgumentException("a swing has an amplitude of zero or more and a period of 1 to "
                        + LONGEST + " ns, not " + amplitudeNanos + " ns in " + periodNanos + " ns");
            }
        }

        /** Whether it swings not at all. */
        public boolean isFlat() {
            return amplitudeNanos == 0;
        }
    }
}
