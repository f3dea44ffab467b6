package dev.marionette.sim.net.packet;

import dev.marionette.api.net.Codec;
import dev.marionette.api.net.MessageTooLargeException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes bytes of messages, in a buffer that grows with them. */
final class Encoder {

    private static final int SMALL = 256;
    private static final int GROWTH = 8;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final int maxSize;
    private ByteBuffer buffer = NONE;

    Encoder(int maxSize) {
        this.maxSize = maxSize;
    }

    /** The bytes of a message. The codec is the application's: it may wait, and another task may send meanwhile. */
    <M> byte[] encode(Codec<M> codec, M message) {
        ByteBuffer mine = buffer.capacity() == 0 ? ByteBuffer.allocate(Math.min(SMALL, maxSize)) : buffer;
        buffer = NONE;
        while (true) {
            mine.clear();
            try {
                codec.encode(message, mine);
                buffer = mine;
                return Arrays.copyOf(mine.array(), mine.position());
            } catch (BufferOverflowException e) {
                if (mine.capacity() == maxSize) {
                    buffer = mine;
                    throw new MessageTooLargeException(maxSize);
                }
                mine = ByteBuffer.allocate((int) Math.min(maxSize, (long) mine.capacity() * GROWTH));
            }
        }
    }
}
