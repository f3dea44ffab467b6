package dev.marionette.validate.h2mvstore;

import dev.marionette.sim.explore.CrashImage;
import dev.marionette.validate.guest.GuestHost;
import java.util.random.RandomGenerator;

/**
 * The machine of an engine that recovers from a crash image: its clock goes on a second after the crash, well within the engine's
 * retention time. Confined to the worker that checks the image.
 */
final class ImageHost implements GuestHost {

    private static final long DOWN_TIME_NANOS = 1_000_000_000L;

    /** So that a loop until a deadline ends. */
    private static final long READING_NANOS = 10_000;

    private final RandomGenerator random;
    private long nowNanos;

    ImageHost(CrashImage image) {
        this.random = image.random();
        this.nowNanos = image.lastMark(Workload.CLOCK, 0) + DOWN_TIME_NANOS;
    }

    @Override
    public long currentTimeNanos() {
        return nowNanos;
    }

    @Override
    public long nanoTime() {
        nowNanos += READING_NANOS;
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
