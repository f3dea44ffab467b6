package dev.marionette.check.history;

import java.io.BufferedReader;
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

    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private int number;

    /** The lines of this source, which is not closed. */
    public HistoryLines(Reader source) {
        reader = new BufferedReader(source);
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
        int next = reader.read();
        if (next < 0) {
            return Optional.empty();
        }
        if (number > MAX_LINES) {
            throw new HistoryFormatException(number, "more than " + MAX_LINES + " lines; check a part of the history");
        }
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            if (line.length() > MAX_LENGTH) {
                throw new HistoryFormatException(number, "longer than " + MAX_LENGTH + " characters");
            }
            next = reader.read();
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return Optional.of(line.toString());
    }

    /** A stretch of a line, short enough for a message. */
    public static String excerpt(String text) {
        return text.length() <= 80 ? "'" + text + "'" : "'" + text.substring(0, 80) + "...'";
    }
}
