package dev.marionette.examples.register;

import java.util.Objects;

/**
 * One request of one client. An answer carries it back, so that one that comes late or twice is not taken for the answer to another request.
 *
 * @param client who asks
 * @param number counted by the client
 */
public record RequestId(WriterId client, long number) {

    /** Checks that the client is there. */
    public RequestId {
        Objects.requireNonNull(client, "client");
    }
}
