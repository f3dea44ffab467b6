package dev.marionette.check.history;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The values on a line of the text form. */
final class Tokens {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Tokens() {}

    static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7F && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    static String decode(String token) {
        byte[] bytes = new byte[token.length()];
        int length = 0;
        int i = 0;
        while (i < token.length()) {
            char c = token.charAt(i);
            boolean escaped = c == '%';
            if (c <= ' ' || c >= 0x7F || (escaped && i + 3 > token.length())) {
                throw malformed(token);
            }
            bytes[length++] = escaped ? (byte) HexFormat.fromHexDigits(token, i + 1, i + 3) : (byte) c;
            i += escaped ? 3 : 1;
        }
        try {
            ByteBuffer utf8 = ByteBuffer.wrap(bytes, 0, length);
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw malformed(token);
        }
    }

    static long number(String token, String what) {
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the " + what + " is a whole number of 64 bits, not " + HistoryLines.excerpt(token), e);
        }
    }

    static int process(String token) {
        long process = number(token, "process");
        if (process < 0 || process > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a process is a number from 0 to 2147483647, not " + process);
        }
        return (int) process;
    }

    private static IllegalArgumentException malformed(String token) {
        return new IllegalArgumentException(
                "a value is visible ASCII, and %XX for each other byte in UTF-8, not " + HistoryLines.excerpt(token));
    }
}
