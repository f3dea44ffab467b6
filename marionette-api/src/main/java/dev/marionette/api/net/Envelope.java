package dev.marionette.api.net;

import dev.marionette.api.NodeId;
import java.util.Objects;

/**
 * A message that arrived.
 *
 * @param from the node that sent it
 * @param message what it sent
 * @param <M> the type of the message
 */
public record Envelope<M>(NodeId from, M message) {

    /** Checks that both are there. */
    public Envelope {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(message, "message");
    }
}
