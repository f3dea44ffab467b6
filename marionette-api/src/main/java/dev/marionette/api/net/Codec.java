package dev.marionette.api.net;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * Makes bytes of messages and messages of bytes.
 *
 * <p>A codec keeps no state between calls and is safe for use by any thread. The same message always gives the same bytes, and
 * {@code decode} of what {@code encode} wrote gives an equal message.
 *
 * @param <M> the type of the messages
 */
public interface Codec<M> {

    /** The type of the messages. Endpoints of one type form one bus: they hear each other and nobody else. */
    Class<M> type();

    /**
     * Writes a message at the buffer's position and moves it behind the last byte written. The buffer is big endian and may be direct.
     *
     * @throws BufferOverflowException if the buffer has too little room
     */
    void encode(M message, ByteBuffer into);

    /**
     * Reads one message, which is all that the buffer holds from its position to its limit.
     *
     * @throws MalformedMessageException if the bytes are no message, or more than one
     */
    M decode(ByteBuffer from) throws MalformedMessageException;
}
