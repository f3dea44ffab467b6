package dev.marionette.check.history;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Reads the lines of a history from a source that may be hostile: a line has at most {@value #MAX_LENGTH} characters, and a history at most
 * {@value #MAX_LINES} lines. Lines end in LF or CR LF. For one thread.
 */
public final class HistoryLines {

    /** The longest line, in characters. */
    public static final int MAX_LENGTH = 1 << 22;

    /** The most lines. */
    public static final int MAX_LINES = 20_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final StringBuilder line = new StringBuilder();
    private final char[] buffer = new char[1 << 14];
    private int next;
    private int end;
    private int number;

    /** The lines of this source, which is not closed. */
    public HistoryLines(Reader source) {
        reader = source;
    }

    /** The number of the line that was read last, from 1. */
    public int number() {
        return number;
    }

    /**
     * The next line without its end, or nothing after the last.
     *
     * @throws HistoryFormatException if the line is too long, or there are too many of them
     * @throws IOException if the source cannot be read
     */
    public Optional<String> next() throws IOException {
        line.setLength(0);
        number++;
        if (!fill()) {
            return Optional.empty();
        }
        if (number > MAX_LINES) {
            throw new HistoryFormatException(number, "more than " + MAX_LINES + " lines; check a part of the history");
        }
        if (number == 1 && buffer[next] == BYTE_ORDER_MARK) {
            next++;
        }
        boolean ends = false;
        while (!ends && fill()) {
            ends = take();
            if (line.length() > MAX_LENGTH) {
                throw new HistoryFormatException(number, "longer than " + MAX_LENGTH + " characters");
            }
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return Optional.of(line.toString());
    }

    /** Takes what is in the buffer of the line. True if it ends there. */
    private boolean take() {
        int start = next;
        while (next < end && buffer[next] != '\n') {
            next++;
        }
        line.append(buffer, start, next - start);
        boolean ends = next < end;
        next += ends ? 1 : 0;
        return ends;
    }

    /** Whether there is anything more. */
    private boolean fill() throws IOException {
        while (next == end) {
            next = 0;
            end = Math.max(0, reader.read(buffer));
            if (end == 0) {
                return false;
            }
        }
        return true;
    }

    /** A stretch of a line, short enough for a message. */
    public static String excerpt(String text) {
        return text.length() <= 80 ? "'" + text + "'" : "'" + text.substring(0, 80) + "...'";
    }
}
