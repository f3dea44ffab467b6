package dev.marionette.api.wal;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The layout of one fixed-size record of a write-ahead log.
 *
 * <p>Little endian: magic (4 bytes), sequence number (8), payload (fixed length), CRC-32C (4) over all that comes before it. A record says
 * whether it is whole; what to do about one that is not stays with the application, since only it knows whether a torn record was
 * promised to anyone. This is a framing, not a log.
 *
 * <p>By convention a magic is {@code M}, two letters and a version, such as {@code MKV1}. Immutable; safe for use by any thread.
 */
public final class RecordFraming {

    private static final int MAGIC_LENGTH = 4;
    private static final int HEADER_LENGTH = MAGIC_LENGTH + Long.BYTES;
    private static final int CHECKSUM_LENGTH = Integer.BYTES;

    private static final int LONGEST_PAYLOAD = Integer.MAX_VALUE - HEADER_LENGTH - CHECKSUM_LENGTH;

    private final int magic;
    private final int payloadLength;

    private RecordFraming(int magic, int payloadLength) {
        this.magic = magic;
        this.payloadLength = payloadLength;
    }

    /**
     * The framing with this magic and payload length.
     *
     * @param magic four printable ASCII characters
     * @param payloadLength in bytes, at least 1; with the 16 bytes around it, a record still fits a buffer
     * @throws IllegalArgumentException if either is out of range
     */
    public static RecordFraming of(String magic, int payloadLength) {
        boolean printable = magic.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (magic.length() != MAGIC_LENGTH || !printable) {
            throw new IllegalArgumentException("a magic is four printable ASCII characters, not '" + magic + "'");
        }
        if (payloadLength < 1 || payloadLength > LONGEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "a payload has 1 to " + LONGEST_PAYLOAD + " bytes, not " + payloadLength);
        }
        ByteBuffer bytes = ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII));
        return new RecordFraming(bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(), payloadLength);
    }

    /** The length of a whole record in bytes. */
    public int recordLength() {
        return HEADER_LENGTH + payloadLength + CHECKSUM_LENGTH;
    }

    /** The length of a payload in bytes. */
    public int payloadLength() {
        return payloadLength;
    }

    /**
     * Appends one record to {@code into}.
     *
     * @param payload exactly {@link #payloadLength()} bytes remaining; consumed
     * @throws IllegalArgumentException if the payload has another length
     * @throws BufferOverflowException if {@code into} has less than {@link #recordLength()} bytes of room; nothing is then consumed
     */
    public void encode(long sequence, ByteBuffer payload, ByteBuffer into) {
        if (payload.remaining() != payloadLength) {
            throw new IllegalArgumentException(
                    "the payload has " + payload.remaining() + " bytes; this framing takes " + payloadLength);
        }
        if (into.remaining() < recordLength()) {
            throw new BufferOverflowException();
        }
        int start = into.position();
        ByteBuffer record = into.slice(start, recordLength()).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(magic).putLong(sequence).put(payload);
        record.putInt(checksum(record));
        into.position(start + recordLength());
    }

    /**
     * Reads the record at the position of {@code from}. The position moves past the record when it is {@link Record.Valid}, and stays
     * otherwise.
     */
    public Record decode(ByteBuffer from) {
        int length = Math.min(from.remaining(), recordLength());
        ByteBuffer bytes = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        if (isZero(bytes)) {
            return Record.Empty.INSTANCE;
        }
        if (length < recordLength()) {
            return startsLikeMagic(bytes) ? Record.Torn.INSTANCE : Record.Foreign.INSTANCE;
        }
        if (bytes.getInt(0) != magic) {
            return Record.Foreign.INSTANCE;
        }
        int checksumOffset = HEADER_LENGTH + payloadLength;
        if (bytes.getInt(checksumOffset) != checksum(bytes.position(checksumOffset))) {
            return Record.Torn.INSTANCE;
        }
        from.position(from.position() + length);
        return new Record.Valid(bytes.getLong(MAGIC_LENGTH), bytes.slice(HEADER_LENGTH, payloadLength));
    }

    private boolean startsLikeMagic(ByteBuffer bytes) {
        for (int i = 0; i < Math.min(bytes.limit(), MAGIC_LENGTH); i++) {
            if (bytes.get(i) != (byte) (magic >>> (i * Byte.SIZE))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(ByteBuffer bytes) {
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** CRC-32C (Castagnoli) of everything before the position. */
    private static int checksum(ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(record.duplicate().flip());
        return (int) crc.getValue();
    }

    /** What the bytes at a record's place turned out to be. */
    public sealed interface Record {

        /**
         * A whole record whose checksum agrees.
         *
         * @param sequence the sequence number it was encoded with
         * @param payload a view of the payload's bytes, in the decoded buffer, big endian by default
         */
        record Valid(long sequence, ByteBuffer payload) implements Record {}

        /** It begins with the magic, and is cut short or fails its checksum. */
        enum Torn implements Record {
            /** The only value. */
            INSTANCE
        }

        /** It does not begin with the magic. */
        enum Foreign implements Record {
            /** The only value. */
            INSTANCE
        }

        /** Nothing but zeros, or no bytes at all. */
        enum Empty implements Record {
            /** The only value. */
            INSTANCE
        }
    }
}
