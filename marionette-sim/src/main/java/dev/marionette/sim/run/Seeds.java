package dev.marionette.sim.run;

import dev.marionette.api.Seed;

/**
 * A range of consecutive seeds: the first one, the first plus one, and so on, wrapping around at 2<sup>64</sup>.
 *
 * <p>Immutable; safe for use by any thread.
 *
 * @param first the first seed
 * @param size how many, at least 1
 */
public record Seeds(Seed first, long size) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the size is below 1
     */
    public Seeds {
        if (size < 1) {
            throw new IllegalArgumentException("a campaign needs at least 1 seed, not " + size);
        }
    }

    /** One seed, which {@link #count} extends to a range. */
    public static Seeds from(long first) {
        return new Seeds(Seed.of(first), 1);
    }

    /** One seed, which {@link #count} extends to a range. */
    public static Seeds from(Seed first) {
        return new Seeds(first, 1);
    }

    /** This many seeds from the same first one. */
    public Seeds count(long count) {
        return new Seeds(first, count);
    }

    /** The seed at a position from 0. */
    public Seed at(long position) {
        return Seed.of(first.value() + position);
    }
}
