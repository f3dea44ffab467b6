package dev.marionette.sim;

import dev.marionette.api.Rate;
import dev.marionette.sim.engine.Prng;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How strong one family of faults is: not at all, mild, or as drawn. Confined to its world. */
final class FaultDial {

    static final FaultDial OFF = new FaultDial(false, null);
    static final FaultDial MILD = new FaultDial(true, null);

    private final boolean on;
    private final @Nullable Prng random;

    private FaultDial(boolean on, @Nullable Prng random) {
        this.on = on;
        this.random = random;
    }

    /** A dial that is turned to a place of its own by each question. */
    static FaultDial drawn(Prng random) {
        return new FaultDial(true, random);
    }

    boolean isOn() {
        return on;
    }

    /** A number of a range whose ends are more than 0; its order of magnitude is drawn first, so that small ones are as likely as large ones. */
    long pick(long mild, Range range) {
        if (random == null) {
            return mild;
        }
        int digits = digits(range.low) + (int) random.below(digits(range.high) - digits(range.low) + 1L);
        long low = Math.max(range.low, 1L << (digits - 1));
        long high = Math.min(range.high, (1L << (digits - 1)) * 2 - 1);
        return low + random.below(high - low + 1);
    }

    private static int digits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    /** A rate of so many out of a thousand; never if the family is off. */
    Rate permille(int mild, int low, int high) {
        return on ? Rate.permille((int) pick(mild, new Range(low, high))) : Rate.NEVER;
    }

    /** A rate of one in so many; never if the family is off. */
    Rate oneIn(int mild, int low, int high) {
        return on ? Rate.oneIn(pick(mild, new Range(low, high))) : Rate.NEVER;
    }

    Duration millis(int mild, int low, int high) {
        return Duration.ofMillis(pick(mild, new Range(low, high)));
    }

    /** A number of either sign. */
    long signed(long mild, long high) {
        long size = pick(mild, new Range(1, high));
        return random != null && random.nextBoolean() ? -size : size;
    }

    /** One of several choices, by number; the first if nothing is drawn. */
    int choice(int choices) {
        return random == null ? 0 : (int) random.below(choices);
    }

    /**
     * Both ends belong to it.
     *
     * @param low more than 0
     * @param high at least {@code low}
     */
    record Range(long low, long high) {}
}
