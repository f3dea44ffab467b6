package dev.marionette.sim.node.machine;

import dev.marionette.api.Rate;

/** Arithmetic of rates. */
final class Likelihood {

    private Likelihood() {}

    /** A rate that many times as high, but not above certainty. */
    static Rate times(Rate rate, int factor) {
        if (factor == 1 || rate.isNever()) {
            return rate;
        }
        return rate.numerator() > rate.denominator() / factor
                ? Rate.ALWAYS
                : Rate.of(rate.numerator() * factor, rate.denominator());
    }

    /** Which part of the outcomes of {@link #times} has the rate itself. */
    static Rate share(Rate rate, int factor) {
        return rate.numerator() > rate.denominator() / factor ? rate : Rate.oneIn(factor);
    }
}
