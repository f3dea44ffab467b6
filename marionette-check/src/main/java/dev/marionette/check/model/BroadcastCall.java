package dev.marionette.check.model;

/**
 * What a total-order broadcast can be asked for: every node delivers the same messages in the same order, none twice, none that nobody broadcast,
 * and without a gap.
 */
public sealed interface BroadcastCall {

    /**
     * Gives a message to all nodes, and returns {@link Reply#DONE} when it has a place in the order.
     *
     * @param message any
     */
    record Broadcast(long message) implements BroadcastCall {
        @Override
        public String toString() {
            return "broadcast " + message;
        }
    }

    /**
     * Delivers the next message at a node: {@link Reply.Value}, or {@link Reply#NOTHING} if none has arrived there.
     *
     * @param node from 0
     */
    record Deliver(int node) implements BroadcastCall {
        @Override
        public String toString() {
            return "deliver " + node;
        }
    }
}
