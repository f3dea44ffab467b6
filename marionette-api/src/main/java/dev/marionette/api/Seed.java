package dev.marionette.api;

import java.util.Locale;

/**
 * The one number that decides everything that can vary in a run: any 64-bit value.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param value all 64 bits are used
 */
public record Seed(long value) {

    private static final int GIT_HASH_DIGITS = 40;
    private static final int LONG_HEX_DIGITS = 16;

    /** The seed with this value. */
    public static Seed of(long value) {
        return new Seed(value);
    }

    /**
     * Reads a seed as people write it: decimal (signed, or unsigned up to 2<sup>64</sup>-1), hexadecimal after {@code 0x}, or a git hash
     * of 40 hexadecimal digits, of which the low 64 bits count. Underscores between digits are allowed.
     *
     * @throws IllegalArgumentException if the text is none of these; the message names the text and the accepted forms
     */
    public static Seed parse(String text) {
        String digits = text.strip().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            if (digits.startsWith("0x")) {
                return new Seed(Long.parseUnsignedLong(unsigned(digits.substring(2)), 16));
            }
            if (digits.length() == GIT_HASH_DIGITS) {
                Long.parseUnsignedLong(unsigned(digits.substring(0, LONG_HEX_DIGITS)), 16);
                Long.parseUnsignedLong(unsigned(digits.substring(LONG_HEX_DIGITS, 24)), 16);
                return new Seed(Long.parseUnsignedLong(unsigned(digits.substring(24)), 16));
            }
            return new Seed(digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "not a seed: '" + text
                            + "'; write a 64-bit number in decimal (12648430), in hexadecimal (0xC0FFEE),"
                            + " or a git hash of 40 digits",
                    e);
        }
    }

    private static String unsigned(String digits) {
        if (digits.startsWith("-") || digits.startsWith("+")) {
            throw new NumberFormatException("sign inside the digits: " + digits);
        }
        return digits;
    }

    /** Hexadecimal after {@code 0x}, upper case; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
