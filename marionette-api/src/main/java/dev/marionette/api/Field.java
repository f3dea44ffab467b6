package dev.marionette.api;

/**
 * One {@code key=value} of a recorded event.
 *
 * <p>Immutable and safe for use by any thread. Keys are lower-case letters, digits and {@code _}.
 */
public sealed interface Field {

    /** A field with a whole number. */
    static Field of(String key, long value) {
        return new Whole(key, value);
    }

    /** A field with a text; characters with a meaning in the trace are percent-encoded when it is written. */
    static Field of(String key, String value) {
        return new Text(key, value);
    }

    /** A field with a truth value. */
    static Field of(String key, boolean value) {
        return new Text(key, value ? "true" : "false");
    }

    /** The field's name. */
    String key();

    /**
     * A whole number.
     *
     * @param key lower-case letters, digits and {@code _}
     * @param value any 64-bit number
     */
    record Whole(String key, long value) implements Field {
        /**
         * Checks the key.
         *
         * @throws IllegalArgumentException if the key is empty or has other characters
         */
        public Whole {
            Names.requireKey(key);
        }
    }

    /**
     * A text.
     *
     * @param key lower-case letters, digits and {@code _}
     * @param value any text
     */
    record Text(String key, String value) implements Field {
        /**
         * Checks the key.
         *
         * @throws IllegalArgumentException if the key is empty or has other characters
         */
        public Text {
            Names.requireKey(key);
        }
    }
}
