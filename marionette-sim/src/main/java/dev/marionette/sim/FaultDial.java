package dev.marionette.sim;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Choices;
import dev.marionette.sim.engine.Prng;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How strong one family of faults is: not at all, mild, or as drawn. Confined to its world. */
final class FaultDial {

    static final FaultDial OFF = new FaultDial(false, null);
    static final FaultDial MILD = new FaultDial(true, null);

    private final boolean on;
    private final @Nullable Draws draws;

    private FaultDial(boolean on, @Nullable Draws draws) {
        this.on = on;
        this.draws = draws;
    }

    /** A dial that is off, or turned to a place of its own by each question. */
    static FaultDial drawn(Choices choices, String family, Prng random) {
        Draws draws = new Draws(choices, family, random);
        return draws.choose(random.nextBoolean() ? 1 : 0, 0) != 0 ? new FaultDial(true, draws) : OFF;
    }

    boolean isOn() {
        return on;
    }

    /** A number of a range whose ends are more than 0; its order of magnitude is drawn first, so that small ones are as likely as large ones. */
    long pick(long mild, Range range) {
        if (draws == null) {
            return mild;
        }
        return Math.clamp(draws.choose(drawn(draws.random, range), mild), range.low, range.high);
    }

    private static long drawn(Prng random, Range range) {
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
        return draws != null && draws.choose(draws.random.nextBoolean() ? 1 : 0, 0) != 0 ? -size : size;
    }

    /** One of several choices, by number; the first if nothing is drawn. */
    int choice(int choices) {
        return draws == null ? 0 : Math.clamp(draws.choose(draws.random.below(choices), 0), 0, choices - 1);
    }

    /** Where the dial of one family is turned to. */
    private record Draws(Choices choices, String family, Prng random) {

        long choose(long drawn, long neutral) {
            return choices.number(ChoiceKind.PROFILE, family, drawn, neutral);
        }
    }

    /**
     * Both ends belong to it.
     *
     * @param low more than 0
     * @param high at least {@code low}
     */
    record Range(long low, long high) {}
}
