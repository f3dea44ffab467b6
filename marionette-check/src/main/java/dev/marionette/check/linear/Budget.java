package dev.marionette.check.linear;

import java.time.Duration;

/**
 * How far a check may go before it gives up with {@link Unknown}. Immutable.
 *
 * <p>The number of configurations makes the same verdict on every machine. Time does not, and memory only if it is there.
 *
 * @param configurations the most that are remembered for one part of a history; a configuration is a place in the history, the operations around
 *     it that took effect, and a state
 * @param time for the whole check, at least nothing
 * @param bytes of memory for the whole check, beyond the history itself
 */
public record Budget(long configurations, Duration time, long bytes) {

    private static final long DEFAULT_BYTES = 256L << 20;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Budget {
        if (configurations < 0 || time.isNegative() || bytes < 0) {
            throw new IllegalArgumentException("a budget has no negative limits, unlike " + configurations
                    + " configurations, " + time + ", " + bytes + " bytes");
        }
    }

    /** This much time, 256 MiB of memory, and any number of configurations. */
    public static Budget time(Duration time) {
        return new Budget(Long.MAX_VALUE, time, DEFAULT_BYTES);
    }

    /** So many seconds, 256 MiB of memory, and any number of configurations. */
    public static Budget seconds(long seconds) {
        return time(Duration.ofSeconds(seconds));
    }

    /** So many configurations, 256 MiB of memory, and a day: the same verdict wherever it is asked for. */
    public static Budget configurations(long configurations) {
        return new Budget(configurations, Duration.ofDays(1), DEFAULT_BYTES);
    }

    /** The same with this limit for configurations. */
    public Budget withConfigurations(long most) {
        return new Budget(most, time, bytes);
    }

    /** The same with this limit for memory, in bytes. */
    public Budget withBytes(long most) {
        return new Budget(configurations, time, most);
    }
}
