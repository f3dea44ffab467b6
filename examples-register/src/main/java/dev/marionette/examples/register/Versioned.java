package dev.marionette.examples.register;

import java.util.Objects;

/**
 * A value and where it stands.
 *
 * @param version where it stands
 * @param value the value; 0 before the first write
 */
public record Versioned(Version version, long value) {

    /** What a register holds before the first write. */
    public static final Versioned INITIAL = new Versioned(Version.INITIAL, 0);

    /** Checks that the version is there. */
    public Versioned {
        Objects.requireNonNull(version, "version");
    }
}
