package dev.marionette.sim.net;

import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.Objects;

/**
 * How often a path clogs by itself, and for how long. Each directed path is rolled at every tick, whether it is clogged or not; a roll that
 * fires on a clogged path makes the clog last this long from then.
 *
 * <p>While a path is clogged, what would arrive over it waits, and arrives in the order of its sending when the clog ends.
 *
 * @param rate per tick and path
 * @param length how long a clog lasts, more than zero unless the rate never fires
 */
public record Clogs(Rate rate, Duration length) {

    private static final Clogs NONE = new Clogs(Rate.NEVER, Duration.ZERO);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the length is negative, or zero although clogs may happen
     */
    public Clogs {
        Objects.requireNonNull(rate, "rate");
        if (length.isNegative() || (length.isZero() && !rate.isNever())) {
            throw new IllegalArgumentException("a clog lasts longer than zero, not " + length);
        }
    }

    /** No clogs. */
    public static Clogs none() {
        return NONE;
    }

    /** The form in traces. */
    @Override
    public String toString() {
        return rate.isNever() ? "none" : rate + "," + length.toNanos();
    }
}
