package dev.marionette.check.shrink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of a replay file that count, from bytes that may be hostile. For one thread. */
final class ReplayLines {

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final byte[] bytes;
    private int next;
    private int number;

    private ReplayLines(byte[] bytes) {
        this.bytes = bytes;
        this.next = startsWithByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    }

    /**
     * Reads the source to its end, or to the most that a file may have.
     *
     * @throws ReplayFormatException if it has more
     */
    static ReplayLines of(InputStream source) throws IOException {
        byte[] bytes = source.readNBytes(ReplayFormat.MAX_BYTES + 1);
        if (bytes.length > ReplayFormat.MAX_BYTES) {
            throw new ReplayFormatException(
                    1, "a replay file has at most " + (ReplayFormat.MAX_BYTES >> 20) + " MiB; this is another file");
        }
        return new ReplayLines(bytes);
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number of the line that was read last, from 1; after the last line, one more. */
    int number() {
        return number;
    }

    /** The next line that is neither blank nor a comment, without its end; null after the last. */
    @Nullable
    String next() throws ReplayFormatException {
        while (next < bytes.length) {
            int start = next;
            int end = endOfLine(start);
            number++;
            next = end + 1;
            if (end > start && end < bytes.length && bytes[end - 1] == '\r') {
                end--;
            }
            if (end > start && bytes[start] != '#') {
                return text(start, end);
            }
        }
        number++;
        return null;
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private String text(int start, int end) throws ReplayFormatException {
        if (end - start > ReplayFormat.MAX_LINE) {
            throw new ReplayFormatException(
                    number, "longer than " + ReplayFormat.MAX_LINE + " bytes; this is not a line of a replay file");
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] < ' ' || bytes[i] > '~') {
                throw new ReplayFormatException(
                        number,
                        String.format(
                                Locale.ROOT,
                                "the byte 0x%02X at column %d is not text: no replay file, or a damaged one; take a"
                                        + " whole copy, or shrink again",
                                bytes[i],
                                i - start + 1));
            }
        }
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
}
