package dev.marionette.validate.guest;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A host whose time passes only when someone sleeps, and whose randomness follows from a seed. */
public final class VirtualHost implements GuestHost {

    private final RandomGenerator random;
    private long nowNanos = 1_700_000_000_000_000_000L;

    public VirtualHost(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public long currentTimeNanos() {
        return nowNanos;
    }

    @Override
    public long nanoTime() {
        nowNanos += 1_000_000;
        return nowNanos;
    }

    @Override
    public void sleep(long nanos) {
        nowNanos += nanos;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }
}
