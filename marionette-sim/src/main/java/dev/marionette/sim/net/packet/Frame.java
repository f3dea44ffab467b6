package dev.marionette.sim.net.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a message as they cross a link that may damage them: a CRC-32C (Castagnoli 1993, as in iSCSI, RFC 3720), and the message.
 *
 * <p>The checksum has Hamming distance 4 up to lengths far beyond any message here, so it finds every damage of up to three bits.
 */
final class Frame {

    /** As many wrong bits as the checksum is certain to find. */
    static final int MOST_WRONG_BITS = 3;

    private Frame() {}

    /** The frame of a message. */
    static byte[] of(byte[] message) {
        return ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(checksum(message, 0))
                .put(message)
                .array();
    }

    /** Whether the checksum fits the message. */
    static boolean isIntact(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt() == checksum(frame, Integer.BYTES);
    }

    /** The message in a frame, intact or not. */
    static byte[] message(byte[] frame) {
        return Arrays.copyOfRange(frame, Integer.BYTES, frame.length);
    }

    /** How many bits a frame has. */
    static long bits(byte[] frame) {
        return (long) frame.length * Byte.SIZE;
    }

    /** Changes one bit. */
    static void flip(byte[] frame, long bit) {
        frame[(int) (bit / Byte.SIZE)] ^= (byte) (1 << (bit % Byte.SIZE));
    }

    private static int checksum(byte[] bytes, int offset) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, bytes.length - offset);
        return (int) crc.getValue();
    }
}
