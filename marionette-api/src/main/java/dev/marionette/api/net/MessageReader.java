package dev.marionette.api.net;

import dev.marionette.api.NodeId;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads the parts of one message. Bytes that {@link MessageWriter} would not have written are malformed, and nothing larger than what is
 * left of the message is allocated for them.
 */
final class MessageReader {

    private final ByteBuffer bytes;
    private final int origin;
    private int depth;

    MessageReader(ByteBuffer bytes) {
        this.bytes = bytes;
        origin = bytes.position();
    }

    boolean getBoolean() throws MalformedMessageException {
        int value = getByte();
        if ((value & ~1) != 0) {
            throw malformed("expected 0 or 1 and found " + value, position() - 1);
        }
        return value != 0;
    }

    byte getByte() throws MalformedMessageException {
        if (!bytes.hasRemaining()) {
            throw truncated();
        }
        return bytes.get();
    }

    short getShort() throws MalformedMessageException {
        int value = (int) getUnsigned(Short.SIZE);
        return (short) ((value >>> 1) ^ -(value & 1));
    }

    char getChar() throws MalformedMessageException {
        return (char) getUnsigned(Character.SIZE);
    }

    int getInt() throws MalformedMessageException {
        int value = (int) getUnsigned(Integer.SIZE);
        return (value >>> 1) ^ -(value & 1);
    }

    long getLong() throws MalformedMessageException {
        long value = getUnsigned(Long.SIZE);
        return (value >>> 1) ^ -(value & 1);
    }

    float getFloat() throws MalformedMessageException {
        require(Float.BYTES);
        int bits = bytes.getInt();
        float value = Float.intBitsToFloat(bits);
        if (bits != Float.floatToIntBits(value)) {
            throw malformed("another NaN than 0x7fc00000", position() - Float.BYTES);
        }
        return value;
    }

    double getDouble() throws MalformedMessageException {
        require(Double.BYTES);
        long bits = bytes.getLong();
        double value = Double.longBitsToDouble(bits);
        if (bits != Double.doubleToLongBits(value)) {
            throw malformed("another NaN than 0x7ff8000000000000", position() - Double.BYTES);
        }
        return value;
    }

    String getString() throws MalformedMessageException {
        int length = getCount();
        String text;
        if (bytes.hasArray()) {
            int start = bytes.arrayOffset() + bytes.position();
            text = new String(bytes.array(), start, length, StandardCharsets.UTF_8);
        } else {
            byte[] copy = new byte[length];
            bytes.get(bytes.position(), copy);
            text = new String(copy, StandardCharsets.UTF_8);
        }
        // The decoder of String puts this character where it meets bad bytes; it may also be one of the text.
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(length);
        }
        bytes.position(bytes.position() + length);
        return text;
    }

    byte[] getBytes() throws MalformedMessageException {
        byte[] value = new byte[getCount()];
        bytes.get(value);
        return value;
    }

    NodeId getNodeId() throws MalformedMessageException {
        return new NodeId((int) getUnsigned(Integer.SIZE - 1));
    }

    /** Reads a number of things that take at least a byte each. */
    int getCount() throws MalformedMessageException {
        int start = position();
        int count = (int) getUnsigned(Integer.SIZE - 1);
        if (count > bytes.remaining()) {
            throw malformed("a length of " + count + " where " + bytes.remaining() + " bytes follow", start);
        }
        return count;
    }

    /** Reads the number of one of some alternatives. */
    int getIndex(int alternatives, Class<?> type) throws MalformedMessageException {
        int start = position();
        int index = (int) getUnsigned(Integer.SIZE - 1);
        if (index >= alternatives) {
            throw malformed(
                    "alternative " + index + " of " + type.getTypeName() + ", which has " + alternatives, start);
        }
        return index;
    }

    /** Where the next byte comes from, in the buffer. */
    int position() {
        return bytes.position();
    }

    /** Begins a record inside those begun and not ended. */
    void enter() throws MalformedMessageException {
        if (depth == RecordCodec.MAX_DEPTH) {
            throw malformed("more than " + RecordCodec.MAX_DEPTH + " records inside each other", position());
        }
        depth++;
    }

    /** Ends the record begun last. */
    void leave() {
        depth--;
    }

    /** Checks that the bytes from {@code start} to {@code end} are greater than those between the two other marks. */
    void requireAscending(int earlierStart, int earlierEnd, int start, int end) throws MalformedMessageException {
        ByteBuffer earlier = bytes.slice(earlierStart, earlierEnd - earlierStart);
        ByteBuffer later = bytes.slice(start, end - start);
        int at = earlier.mismatch(later);
        // No value's bytes begin those of another value of its type, so without a mismatch the two are the same.
        if (at < 0 || (earlier.get(at) & 0xFF) > (later.get(at) & 0xFF)) {
            throw malformed(at < 0 ? "the same element twice" : "elements out of order", start);
        }
    }

    /** Checks that the message ends here. */
    void requireEnd() throws MalformedMessageException {
        if (bytes.hasRemaining()) {
            throw malformed("the message ended and " + bytes.remaining() + " bytes follow", position());
        }
    }

    /** The report of bad bytes at a place in the buffer. */
    MalformedMessageException malformed(String reason, int position) {
        return new MalformedMessageException(reason, position - origin);
    }

    /** The report of a value that the program's own code, such as a constructor, does not accept. */
    MalformedMessageException refused(String what, Throwable why, int position) {
        MalformedMessageException malformed = malformed(what + " was refused: " + why, position);
        malformed.initCause(why);
        return malformed;
    }

    private long getUnsigned(int bits) throws MalformedMessageException {
        int next = getByte();
        return next >= 0 ? next : getLongUnsigned(next & 0x7F, bits);
    }

    private long getLongUnsigned(long low, int bits) throws MalformedMessageException {
        int start = position() - 1;
        long value = low;
        for (int shift = 7; shift < bits; shift += 7) {
            int next = getByte();
            int part = next & 0x7F;
            if (bits - shift < 7 && part >>> (bits - shift) != 0) {
                break;
            }
            value |= (long) part << shift;
            if (next == 0) {
                throw malformed("a number in more bytes than it needs", start);
            }
            if (next > 0) {
                return value;
            }
        }
        throw malformed("a number of more than " + bits + " bits", start);
    }

    private void requireUtf8(int length) throws MalformedMessageException {
        ByteBuffer text = bytes.slice(bytes.position(), length);
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = strict.decode(text, CharBuffer.allocate(length), true);
        if (result.isError()) {
            throw malformed("a string that is not UTF-8", position() + text.position());
        }
    }

    private void require(int count) throws MalformedMessageException {
        if (bytes.remaining() < count) {
            throw truncated();
        }
    }

    private MalformedMessageException truncated() {
        return malformed("the message is cut off", bytes.limit());
    }
}
