package dev.marionette.sim.engine;

import dev.marionette.api.Field;
import dev.marionette.api.Rate;
import dev.marionette.sim.trace.StableHash;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes the events of one world straight into a growing byte buffer.
 *
 * <p>An event is written as {@code event(name).num(key, value)…end()}; no event may begin before the last one ended. The buffer is kept
 * when the writer is reset for another world. In hash-only mode the bytes are folded into a running hash and forgotten.
 *
 * <p>Thread rule: confined to the thread that runs the world.
 */
public final class TraceWriter {

    private static final byte[] HEADER = (TraceFormat.HEADER + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AT = " at=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final int INITIAL_CAPACITY = 4 * 1024;
    private static final int HASH_CHUNK = 64 * 1024;
    private static final int MAX_DIGITS = 20;

    private final boolean hashOnly;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;
    private int eventStart;
    private boolean open;
    private boolean sealed;
    private long events;
    private long hash;
    private long folded;
    private long atNanos = -1;
    private final byte[] atDigits = new byte[MAX_DIGITS];
    private int atLength;

    /**
     * A writer with an empty trace.
     *
     * @param hashOnly whether to keep only the running hash
     */
    public TraceWriter(boolean hashOnly) {
        this.hashOnly = hashOnly;
        reset();
    }

    /** Forgets all events and starts a new trace in the same buffer. */
    public void reset() {
        length = 0;
        events = 0;
        hash = StableHash.START;
        folded = 0;
        open = false;
        sealed = false;
        atNanos = -1;
        put(HEADER);
    }

    /** Begins one of the simulator's own events at a simulated instant. */
    public TraceWriter event(TraceName name, long nowNanos) {
        begin(nowNanos);
        put(name.encoded);
        return this;
    }

    /**
     * Writes a whole event of the application.
     *
     * @throws IllegalArgumentException if the name is malformed
     */
    public void application(String name, Field[] fields, long nowNanos) {
        begin(nowNanos);
        putAscii(name);
        for (Field field : fields) {
            ensure(1);
            bytes[length++] = ' ';
            putAscii(field.key());
            ensure(1);
            bytes[length++] = '=';
            switch (field) {
                case Field.Whole whole -> putNumber(whole.value());
                case Field.Text text -> put(TraceFormat.encode(text.value()));
            }
        }
        end();
    }

    /** Adds a whole number. */
    public TraceWriter num(TraceKey key, long value) {
        put(key.encoded);
        putNumber(value);
        return this;
    }

    /** Adds an exact rate as {@code numerator/denominator}. */
    public TraceWriter rate(TraceKey key, Rate rate) {
        put(key.encoded);
        putNumber(rate.numerator());
        ensure(1);
        bytes[length++] = '/';
        putNumber(rate.denominator());
        return this;
    }

    /** Adds a truth value. */
    public TraceWriter flag(TraceKey key, boolean value) {
        put(key.encoded);
        putAscii(value ? "true" : "false");
        return this;
    }

    /** Adds a value encoded beforehand. */
    public TraceWriter value(TraceKey key, TraceValue value) {
        put(key.encoded);
        put(value.encoded);
        return this;
    }

    /** Adds any text, percent-encoded. */
    public TraceWriter text(TraceKey key, String text) {
        put(key.encoded);
        put(TraceFormat.encode(text));
        return this;
    }

    /**
     * Adds a text that needs no encoding.
     *
     * @throws IllegalArgumentException if it is empty or has a character with a meaning in the trace
     */
    public TraceWriter literal(TraceKey key, String text) {
        if (!TraceFormat.isLiteral(text)) {
            throw new IllegalArgumentException("not a literal trace value: '" + text + "'");
        }
        put(key.encoded);
        putAscii(text);
        return this;
    }

    /** Ends the event. */
    public void end() {
        ensure(1);
        bytes[length++] = '\n';
        open = false;
        if (sealed) {
            length = eventStart;
            return;
        }
        events++;
        if (hashOnly && length >= HASH_CHUNK) {
            foldWholeWords();
        }
    }

    /** Ignores all further events. */
    public void seal() {
        sealed = true;
    }

    /** The number of events so far, which is the index of the next one. */
    public long events() {
        return events;
    }

    /** A stable hash of the trace so far: the same for the same events in either mode. */
    public long hash() {
        return StableHash.finish(hash, bytes, length, folded);
    }

    /** Whether both writers hold the same trace so far; compares bytes where both have them. */
    public boolean sameAs(TraceWriter other) {
        if (hashOnly || other.hashOnly) {
            return events == other.events && hash() == other.hash();
        }
        return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
    }

    /**
     * A copy of the trace so far.
     *
     * @throws IllegalStateException in hash-only mode
     */
    public Trace snapshot() {
        if (hashOnly) {
            throw new IllegalStateException("a hash-only trace keeps no events; run the seed again with a full trace");
        }
        return Trace.ofBytes(Arrays.copyOf(bytes, length));
    }

    private void foldWholeWords() {
        int whole = length & -Long.BYTES;
        hash = StableHash.fold(hash, bytes, whole);
        folded += whole;
        length -= whole;
        System.arraycopy(bytes, whole, bytes, 0, length);
    }

    private void begin(long nowNanos) {
        if (open) {
            throw new IllegalStateException("a trace event begins inside another");
        }
        open = true;
        eventStart = length;
        put(EVENT);
        putNumber(events);
        put(AT);
        if (nowNanos != atNanos) {
            rememberInstant(nowNanos);
        }
        ensure(MAX_DIGITS + 1);
        System.arraycopy(atDigits, 0, bytes, length, atLength);
        length += atLength;
        bytes[length++] = ' ';
    }

    private void rememberInstant(long nowNanos) {
        int start = length;
        putNumber(nowNanos);
        atLength = length - start;
        System.arraycopy(bytes, start, atDigits, 0, atLength);
        length = start;
        atNanos = nowNanos;
    }

    private void put(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void putAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void putNumber(long value) {
        ensure(MAX_DIGITS);
        long rest = value;
        if (rest < 0) {
            if (rest == Long.MIN_VALUE) {
                put(MIN_LONG);
                return;
            }
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = digits(rest);
        int index = length + digits;
        length = index;
        while (rest > Integer.MAX_VALUE) {
            bytes[--index] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int small = (int) rest;
        do {
            bytes[--index] = (byte) ('0' + small % 10);
            small /= 10;
        } while (small > 0);
    }

    private static int digits(long value) {
        int digits = 1;
        long limit = 10;
        while (value >= limit && digits < MAX_DIGITS - 1) {
            digits++;
            limit *= 10;
        }
        return digits;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
