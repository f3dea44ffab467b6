package dev.marionette.sim.engine;

import dev.marionette.api.Rate;

/**
 * Draws in one go after how many ticks a rate rolled at every tick fires next.
 *
 * <p>The number of misses before the first hit is geometric, and the binary digits of a geometric variable are independent: digit
 * {@code k} is one with probability {@code q / (1 + q)}, {@code q} being the probability of 2<sup>k</sup> misses in a row. So one roll for
 * each digit gives the distribution of a roll at each tick, in 0.64 fixed point and without floating-point numbers.
 */
final class TickDraw {

    /** Digits drawn: waits beyond 2^40 ticks (35 years of milliseconds) are cut off. */
    private static final int DIGITS = 40;

    private TickDraw() {}

    /** The number of ticks until the rate fires, at least 1; {@link Long#MAX_VALUE} for a rate that never does. */
    static long ticksUntilFiring(Prng random, Rate rate) {
        if (rate.isNever()) {
            return Long.MAX_VALUE;
        }
        if (rate.isAlways()) {
            return 1;
        }
        long misses = 0;
        long missProbability = fraction(rate.denominator() - rate.numerator(), rate.denominator());
        for (int digit = 0; digit < DIGITS && missProbability != 0; digit++) {
            if (digitIsOne(random.nextLong(), missProbability)) {
                misses |= 1L << digit;
            }
            missProbability = Math.unsignedMultiplyHigh(missProbability, missProbability);
        }
        return misses + 1;
    }

    /** Whether {@code random / 2^64 < q / (1 + q)}, for {@code q} in 0.64 fixed point: {@code random + random * q < q}. */
    private static boolean digitIsOne(long random, long q) {
        long product = Math.unsignedMultiplyHigh(random, q);
        long sum = random + product;
        boolean carry = Long.compareUnsigned(sum, random) < 0;
        return !carry && Long.compareUnsigned(sum, q) < 0;
    }

    /**
     * {@code numerator / denominator} in 0.64 fixed point, by long division in steps of 32 bits or of one; {@code numerator} below
     * {@code denominator}.
     */
    private static long fraction(long numerator, long denominator) {
        if (denominator <= Integer.MAX_VALUE) {
            long high = (numerator << Integer.SIZE) / denominator;
            long remainder = (numerator << Integer.SIZE) % denominator;
            return high << Integer.SIZE | (remainder << Integer.SIZE) / denominator;
        }
        return longFraction(numerator, denominator);
    }

    private static long longFraction(long numerator, long denominator) {
        long quotient = 0;
        long remainder = numerator;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            boolean high = remainder < 0;
            remainder <<= 1;
            quotient <<= 1;
            if (high || Long.compareUnsigned(remainder, denominator) >= 0) {
                remainder -= denominator;
                quotient |= 1;
            }
        }
        return quotient;
    }
}
