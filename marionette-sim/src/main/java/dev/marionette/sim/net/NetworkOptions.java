package dev.marionette.sim.net;

/**
 * What the network between simulated nodes can hold. A message for which there is no room is dropped, as a real network drops it: the sender
 * is not told. Immutable; safe for use by any thread.
 *
 * @param queueCapacity how many messages may be under way on one directed path; at least 1
 * @param inboxCapacity how many messages of one type may wait at a node to be received; at least 1
 * @param maxMessageSize the longest encoded message in bytes; at least 1
 */
public record NetworkOptions(int queueCapacity, int inboxCapacity, int maxMessageSize) {

    private static final NetworkOptions DEFAULTS = new NetworkOptions(1_024, 16_384, 1 << 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is below 1
     */
    public NetworkOptions {
        require("queue capacity", queueCapacity);
        require("inbox capacity", inboxCapacity);
        require("largest message", maxMessageSize);
    }

    private static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the " + name + " of a network is at least 1, not " + value);
        }
    }

    /** 1,024 messages on a path, 16,384 in an inbox, messages of one MiB. */
    public static NetworkOptions defaults() {
        return DEFAULTS;
    }

    /** The same with room for this many messages on each directed path. */
    public NetworkOptions queueCapacity(int messages) {
        return new NetworkOptions(messages, inboxCapacity, maxMessageSize);
    }

    /** The same with room for this many messages of a type at each node. */
    public NetworkOptions inboxCapacity(int messages) {
        return new NetworkOptions(queueCapacity, messages, maxMessageSize);
    }

    /** The same with another size of the longest message. */
    public NetworkOptions maxMessageSize(int bytes) {
        return new NetworkOptions(queueCapacity, inboxCapacity, bytes);
    }
}
