package dev.marionette.examples.broadcast;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What stands at one place of the log: a record that a client sent, or the opening that a leader writes first in its epoch.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param epoch the epoch whose leader put it there, at least 1
 * @param client who sent it, at least 1; 0 in an opening
 * @param sequence the number of the record among those of its client, at least 1; 0 in an opening
 * @param value the record, at most {@link #MAX_VALUE_BYTES} bytes of UTF-8
 */
public record Entry(long epoch, long client, long sequence, String value) {

    /** The longest value in bytes of UTF-8. */
    public static final int MAX_VALUE_BYTES = 100;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range, the value is too long, or has no form in UTF-8
     */
    public Entry {
        Objects.requireNonNull(value, "value");
        if (epoch < 1 || client < 0 || sequence < 0) {
            throw new IllegalArgumentException(
                    "an entry has an epoch of at least 1, a client and a sequence of at least 0," + " not " + epoch
                            + ", " + client + " and " + sequence);
        }
        requireValue(value);
    }

    /** The first entry of an epoch. It carries no record; see {@code SafetyRules.countsForCommit} for what it is good for. */
    static Entry opening(long epoch) {
        return new Entry(epoch, 0, 0, "");
    }

    /** Whether it carries no record of a client. */
    public boolean isOpening() {
        return client == 0;
    }

    static void requireValue(String value) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "a value has at most " + MAX_VALUE_BYTES + " bytes of UTF-8, not " + length);
        }
    }
}
