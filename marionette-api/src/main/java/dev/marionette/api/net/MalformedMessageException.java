package dev.marionette.api.net;

import java.io.IOException;

/** Bytes that a {@link Codec} cannot read as a message. */
public final class MalformedMessageException extends IOException {

    private static final long serialVersionUID = 1;

    private final int offset;

    /**
     * Bytes that are no message.
     *
     * @param reason what was expected and what stands there
     * @param offset where, in bytes from the start of the message
     */
    public MalformedMessageException(String reason, int offset) {
        super(reason + ", at byte " + offset + " of the message");
        this.offset = offset;
    }

    /** Where the first bad byte stands, from the start of the message. */
    public int offset() {
        return offset;
    }
}
