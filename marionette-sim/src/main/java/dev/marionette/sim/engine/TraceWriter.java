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
    private static final byte[] PAIRS = pairs();
    private static final long[] POWERS_OF_TEN = powersOfTen();

    private final boolean hashOnly;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;
    private int eventStart;
    private boolean open;
    private boolean sealed;
    private long events;
    private long hash;
    private long folded;
    private long atNanos;
    /** The encoded index and instant of the next event: most events change one digit of it. */
    private final byte[] prefix = Arrays.copyOf(EVENT, EVENT.length + AT.length + 2 * MAX_DIGITS + 1);

    private int indexEnd;
    private int prefixLength;

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
        atNanos = 0;
        rebuildPrefix();
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
        byte[] name = key.encoded;
        ensure(name.length + MAX_DIGITS);
        System.arraycopy(name, 0, bytes, length, name.length);
        length += name.length;
        if (value >= 0) {
            length = putDigits(bytes, length, value);
        } else {
            putNumber(value);
        }
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
        countEvent();
        if (hashOnly && length >= HASH_CHUNK) {
            foldWholeWords();
        }
    }

    /** Ignores all further events. */
    public void seal() {
        sealed = true;
    }

    /** Forgets an event that was begun and not ended, as when the memory for it was lacking. */
    public void abandon() {
        if (open) {
            length = eventStart;
            open = false;
        }
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
        if (nowNanos != atNanos) {
            atNanos = nowNanos;
            rebuildPrefix();
        }
        ensure(prefixLength);
        System.arraycopy(prefix, 0, bytes, length, prefixLength);
        length += prefixLength;
    }

    private void rebuildPrefix() {
        indexEnd = putDigits(prefix, EVENT.length, events);
        System.arraycopy(AT, 0, prefix, indexEnd, AT.length);
        prefixLength = putDigits(prefix, indexEnd + AT.length, atNanos);
        prefix[prefixLength++] = ' ';
    }

    /** Adds one to the number of events, and to its digits in the prefix. */
    private void countEvent() {
        events++;
        int digit = indexEnd - 1;
        while (digit >= EVENT.length && prefix[digit] == '9') {
            prefix[digit--] = '0';
        }
        if (digit < EVENT.length) {
            rebuildPrefix();
        } else {
            prefix[digit]++;
        }
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
        if (value >= 0) {
            length = putDigits(bytes, length, value);
        } else if (value == Long.MIN_VALUE) {
            put(MIN_LONG);
        } else {
            bytes[length++] = '-';
            length = putDigits(bytes, length, -value);
        }
    }

    /** Writes a number of zero or more, two digits at a time, and returns the index after it. */
    private static int putDigits(byte[] target, int start, long value) {
        if (value < 10) {
            target[start] = (byte) ('0' + value);
            return start + 1;
        }
        int end = start + digits(value);
        int index = end;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            index = putPair(target, index, (int) (rest % 100));
            rest /= 100;
        }
        int small = (int) rest;
        while (small >= 10) {
            index = putPair(target, index, small % 100);
            small /= 100;
        }
        if (index > start) {
            target[start] = (byte) ('0' + small);
        }
        return end;
    }

    private static int putPair(byte[] target, int end, int pair) {
        target[end - 1] = PAIRS[2 * pair + 1];
        target[end - 2] = PAIRS[2 * pair];
        return end - 2;
    }

    /** The number of decimal digits of a number above zero. */
    private static int digits(long value) {
        // A number of b bits has about b * log10(2) digits; the table corrects the estimate by one.
        int estimate = ((Long.SIZE - Long.numberOfLeadingZeros(value)) * 1_233) >> 12;
        return value < POWERS_OF_TEN[estimate] ? estimate : estimate + 1;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
