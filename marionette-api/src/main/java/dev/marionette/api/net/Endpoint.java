package dev.marionette.api.net;

import dev.marionette.api.NodeId;
import java.time.Duration;
import java.util.Optional;

/**
 * Where one node sends messages of one type from, and where those addressed to it arrive.
 *
 * <p>A message crosses as bytes, in a simulation too, so two nodes never share an object. Delivery is best effort: a message may be lost,
 * late, doubled or overtaken, and sending tells nothing of it; an application that needs an answer asks again. What does arrive is what
 * was sent.
 *
 * <p>Thread rule: in production, safe for use by any thread; in a simulation, only by the tasks of its world. Several threads may receive
 * at once; each message goes to one of them.
 *
 * @param <M> the type of all messages on it, as a rule a sealed interface of records
 */
public interface Endpoint<M> {

    /** The node that sends and receives here. */
    NodeId node();

    /**
     * Sends a message and returns at once. A peer that is down or cannot be reached, a full queue and a lossy link make no difference
     * here: the message is then dropped.
     *
     * @param to a node of the cluster; the sender itself is one
     * @throws UnknownNodeException if the cluster has no such node
     * @throws MessageTooLargeException if the encoded message is longer than the network takes
     * @throws PoolExhaustedException if no buffer is left, which is a matter of configuration
     */
    void send(NodeId to, M message);

    /**
     * Takes the next message, and waits for one as long as it takes.
     *
     * @throws InterruptedException if the calling thread is interrupted before or during the wait
     */
    Envelope<M> receive() throws InterruptedException;

    /**
     * Takes the next message, and waits for one at most this long.
     *
     * @param timeout zero or less only looks, as {@link #poll} does
     * @return empty if none came in time
     * @throws InterruptedException if the calling thread is interrupted before or during the wait
     */
    Optional<Envelope<M>> receive(Duration timeout) throws InterruptedException;

    /** Takes the next message if one has arrived. */
    Optional<Envelope<M>> poll();
}
