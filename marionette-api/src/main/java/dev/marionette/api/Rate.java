package dev.marionette.api;

/**
 * An exact probability: {@code numerator} out of {@code denominator}.
 *
 * <p>Never a floating-point number, so a roll against a rate is the same on every machine. Immutable and safe for use by any thread.
 *
 * @param numerator how many outcomes out of {@code denominator} fire, from 0 to {@code denominator}
 * @param denominator the number of equally likely outcomes, at least 1
 */
public record Rate(long numerator, long denominator) {

    /** Never fires. */
    public static final Rate NEVER = new Rate(0, 1);

    /** Fires at every roll. */
    public static final Rate ALWAYS = new Rate(1, 1);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the denominator is below 1 or the numerator outside 0 to denominator
     */
    public Rate {
        if (denominator < 1) {
            throw new IllegalArgumentException("a rate needs a denominator of at least 1, not " + denominator);
        }
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "a rate needs a numerator from 0 to " + denominator + ", not " + numerator);
        }
    }

    /** {@code numerator} out of {@code denominator}, as given. */
    public static Rate of(long numerator, long denominator) {
        return new Rate(numerator, denominator);
    }

    /** One out of {@code n}, {@code n} at least 1. */
    public static Rate oneIn(long n) {
        return new Rate(1, n);
    }

    /** Whole per cent, from 0 to 100. */
    public static Rate percent(int percent) {
        return new Rate(percent, 100);
    }

    /** Whole per mille, from 0 to 1,000. */
    public static Rate permille(int permille) {
        return new Rate(permille, 1_000);
    }

    /** Whether a roll against this rate can never fire. */
    public boolean isNever() {
        return numerator == 0;
    }

    /** Whether every roll against this rate fires. */
    public boolean isAlways() {
        return numerator == denominator;
    }

    /** The form used in traces, {@code numerator/denominator}. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
