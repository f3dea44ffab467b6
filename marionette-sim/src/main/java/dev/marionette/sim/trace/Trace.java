package dev.marionette.sim.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The story of one run: a header line, then one line for each event, in the order they happened.
 *
 * <p>Two runs of the same scenario, options and seed have the same bytes. The format is written down in {@code docs/trace-format.md}.
 * Immutable; safe for use by any thread.
 */
public final class Trace {

    private final byte[] bytes;

    private Trace(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A trace that takes over these bytes; they are checked when {@link #events} reads them. */
    public static Trace ofBytes(byte[] bytes) {
        return new Trace(bytes);
    }

    /**
     * Reads a trace from a file and checks every line.
     *
     * @throws TraceFormatException if the file is not a trace; the message names the line
     */
    public static Trace read(Path file) throws IOException {
        Trace trace = new Trace(Files.readAllBytes(file));
        TraceParser.parse(trace.text());
        return trace;
    }

    /** The whole trace as text, with a line end after each line. */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /**
     * The events in order.
     *
     * @throws TraceFormatException if the bytes are not a valid trace; the message names the line
     */
    public List<TraceEvent> events() {
        return TraceParser.parse(text());
    }

    /** The last {@code count} event lines, or all of them where there are fewer. */
    public List<String> lastLines(int count) {
        String[] lines = text().split("\n");
        return List.of(Arrays.copyOfRange(lines, Math.max(1, lines.length - count), Math.max(1, lines.length)));
    }

    /** A stable 64-bit hash of the bytes, see {@link StableHash}. */
    public long hash() {
        return StableHash.of(bytes, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trace trace && Arrays.equals(bytes, trace.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The number of bytes and the hash. */
    @Override
    public String toString() {
        return "Trace[bytes=" + bytes.length + ", hash=" + Long.toHexString(hash()) + "]";
    }
}
