package dev.marionette.api.net;

import dev.marionette.api.NodeId;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the parts of one message. The forms are those of {@link Codec#records(Class)}. */
final class MessageWriter {

    private final ByteBuffer bytes;
    private int depth;

    MessageWriter(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    void put(boolean value) {
        bytes.put(value ? (byte) 1 : 0);
    }

    void put(byte value) {
        bytes.put(value);
    }

    void put(short value) {
        putUnsigned(((value << 1) ^ (value >> 15)) & 0xFFFF);
    }

    void put(char value) {
        putUnsigned(value);
    }

    void put(int value) {
        putUnsigned(((value << 1) ^ (value >> 31)) & 0xFFFF_FFFFL);
    }

    void put(long value) {
        putUnsigned((value << 1) ^ (value >> 63));
    }

    void put(float value) {
        bytes.putInt(Float.floatToIntBits(value));
    }

    void put(double value) {
        bytes.putLong(Double.doubleToLongBits(value));
    }

    void put(String text) {
        long length = utf8Length(text);
        if (length > bytes.remaining()) {
            throw new BufferOverflowException();
        }
        putUnsigned(length);
        bytes.put(text.getBytes(StandardCharsets.UTF_8));
    }

    void put(byte[] value) {
        putUnsigned(value.length);
        bytes.put(value);
    }

    void put(NodeId node) {
        putUnsigned(node.index());
    }

    /** Writes a number without sign: seven bits a byte, the low ones first, the top bit set in all bytes but the last. */
    void putUnsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    /** Where the next byte goes. */
    int position() {
        return bytes.position();
    }

    /** Begins a record inside those begun and not ended. */
    void enter() {
        if (depth == RecordCodec.MAX_DEPTH) {
            throw new IllegalArgumentException("the message has more than " + RecordCodec.MAX_DEPTH
                    + " records inside each other; send long chains as a List");
        }
        depth++;
    }

    /** Ends the record begun last. */
    void leave() {
        depth--;
    }

    /**
     * Puts runs of bytes, which lie one after the other up to the position, into ascending order of their keys.
     *
     * @return whether all keys differ
     */
    boolean sort(Run[] runs) {
        if (runs.length < 2) {
            return true;
        }
        int origin = runs[0].start();
        byte[] copy = new byte[bytes.position() - origin];
        bytes.get(origin, copy);
        Arrays.sort(runs, (a, b) -> compareKeys(copy, origin, a, b));
        bytes.position(origin);
        boolean distinct = true;
        for (int i = 0; i < runs.length; i++) {
            distinct &= i == 0 || compareKeys(copy, origin, runs[i - 1], runs[i]) != 0;
            bytes.put(copy, runs[i].start() - origin, runs[i].end() - runs[i].start());
        }
        return distinct;
    }

    /**
     * A set's element or a map's entry in the buffer.
     *
     * @param keyEnd behind the bytes that order it
     */
    record Run(int start, int keyEnd, int end) {}

    private static int compareKeys(byte[] copy, int origin, Run a, Run b) {
        return Arrays.compareUnsigned(
                copy, a.start() - origin, a.keyEnd() - origin, copy, b.start() - origin, b.keyEnd() - origin);
    }

    private static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 || isPaired(text, i) ? 1 : 2;
            }
        }
        return length;
    }

    /** Whether the character is half of a surrogate pair, each half of which makes two of its four bytes. */
    private static boolean isPaired(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        if (!paired) {
            throw new IllegalArgumentException("a string has half a surrogate pair at index " + i
                    + ", and UTF-8 has no form for it; use a byte[]");
        }
        return true;
    }
}
