package dev.marionette.validate.guest;

import java.util.random.RandomGenerator;

/**
 * What a guest sees where its own code asks the machine: time, waiting and randomness.
 *
 * <p>Thread rule: used only by the thread that runs the guest classes of the {@link GuestClassLoader} it is set on. A run is deterministic
 * if every answer here is.
 */
public interface GuestHost {

    /** Wall-clock time in milliseconds since 1970, in place of {@link System#currentTimeMillis()}. */
    default long currentTimeMillis() {
        return Math.floorDiv(currentTimeNanos(), 1_000_000L);
    }

    /** Wall-clock time in nanoseconds since 1970. */
    long currentTimeNanos();

    /** Monotonic time in nanoseconds, in place of {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Lets time pass, in place of {@link Thread#sleep(long)} and of waits with a time limit.
     *
     * @param nanos zero or more
     */
    void sleep(long nanos);

    /** Randomness, in place of every generator that seeds itself. */
    RandomGenerator random();
}
