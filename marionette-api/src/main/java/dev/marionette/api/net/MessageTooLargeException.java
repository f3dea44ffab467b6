package dev.marionette.api.net;

/** A message is longer than the network takes. */
public final class MessageTooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * A message that does not fit.
     *
     * @param limit the largest encoded size in bytes
     */
    public MessageTooLargeException(int limit) {
        super("the message has more than " + limit + " bytes when encoded; send it in parts or raise the limit");
    }
}
