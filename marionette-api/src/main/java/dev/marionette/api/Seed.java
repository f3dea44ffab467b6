package dev.marionette.api;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one number that decides everything that can vary in a run: any 64-bit value.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param value all 64 bits are used
 */
public record Seed(long value) {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+(_[0-9a-fA-F]+)*");
    private static final Pattern GIT_HASH = Pattern.compile("[0-9a-fA-F]{40}");
    private static final int GIT_HASH_LOW_BITS = 24;

    /** The seed with this value. */
    public static Seed of(long value) {
        return new Seed(value);
    }

    /**
     * Reads a seed as people write it: decimal (signed, or unsigned up to 2<sup>64</sup>-1), hexadecimal after {@code 0x}, or a git hash
     * of 40 hexadecimal digits, of which the low 64 bits count. Underscores between the digits of a number, and blanks around it, are allowed.
     *
     * @throws IllegalArgumentException if the text is none of these; the message names the text and the accepted forms
     */
    public static Seed parse(String text) {
        String trimmed = text.strip();
        String digits = trimmed.replace("_", "");
        try {
            if (GIT_HASH.matcher(trimmed).matches()) {
                return new Seed(Long.parseUnsignedLong(digits.substring(GIT_HASH_LOW_BITS), 16));
            }
            if (HEXADECIMAL.matcher(trimmed).matches()) {
                return new Seed(Long.parseUnsignedLong(digits.substring(2), 16));
            }
            if (DECIMAL.matcher(trimmed).matches()) {
                return new Seed(digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits));
            }
            throw new NumberFormatException("none of the accepted forms");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "not a seed: '" + text
                            + "'; write a 64-bit number in decimal (12648430), in hexadecimal (0xC0FFEE),"
                            + " or a git hash of 40 digits",
                    e);
        }
    }

    /** Hexadecimal after {@code 0x}, upper case; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
