package dev.marionette.sim.trace;

import java.nio.charset.StandardCharsets;

/**
 * The character rules of the trace format, version 1: what a name, a key and a value may be, and how text is percent-encoded.
 *
 * <p>The rules are spelled out in {@code docs/trace-format.md}. Stateless; safe for use by any thread.
 */
public final class TraceFormat {

    /** The first line of every trace, without its line end. */
    public static final String HEADER = "marionette.trace format=text version=1";

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private TraceFormat() {}

    /** Whether the text is lower-case letters, digits and {@code _} in parts joined by single dots. */
    public static boolean isName(String name) {
        boolean inPart = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.' ? !inPart : !isKeyCharacter(c)) {
                return false;
            }
            inPart = c != '.';
        }
        return inPart;
    }

    /** Whether the text is one or more lower-case letters, digits and {@code _}. */
    public static boolean isKey(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (!isKeyCharacter(key.charAt(i))) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    /** Whether the text can stand as a value as it is: not empty, printable ASCII without space, {@code =} and {@code %}. */
    public static boolean isLiteral(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /**
     * The encoded form of any text: UTF-8, every byte that is not plain as {@code %XX}, and a lone {@code %} for the empty text.
     */
    public static byte[] encode(String text) {
        if (text.isEmpty()) {
            return new byte[] {'%'};
        }
        if (isLiteral(text)) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] encoded = new byte[utf8.length * 3];
        int length = 0;
        for (byte b : utf8) {
            if (isPlain((char) (b & 0xff))) {
                encoded[length++] = b;
            } else {
                encoded[length++] = '%';
                encoded[length++] = HEX[(b >> 4) & 0xf];
                encoded[length++] = HEX[b & 0xf];
            }
        }
        return java.util.Arrays.copyOf(encoded, length);
    }

    /**
     * The text that {@link #encode} made this value from.
     *
     * @throws IllegalArgumentException if a {@code %} is not followed by two upper-case hexadecimal digits
     */
    public static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        if (value.equals("%")) {
            return "";
        }
        byte[] bytes = new byte[value.length()];
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) (hexDigit(value, i + 1) << 4 | hexDigit(value, i + 2));
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int hexDigit(String value, int index) {
        char c = index < value.length() ? value.charAt(index) : ' ';
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        throw new IllegalArgumentException("'" + value + "' has a '%' without two hexadecimal digits at " + index);
    }

    private static boolean isKeyCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '=' && c != '%';
    }
}
