package dev.marionette.prod;

/**
 * How a cluster inside one process is connected.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param nodeCount how many nodes there are, numbered from 0; at least 1
 * @param maxMessageSize the longest encoded message that can be sent, in bytes; at least 1
 * @param queueCapacity how many messages that have arrived an endpoint keeps until they are received; further ones are dropped; at least 1
 */
public record InProcessOptions(int nodeCount, int maxMessageSize, int queueCapacity) {

    /** One mebibyte. */
    public static final int DEFAULT_MAX_MESSAGE_SIZE = 1 << 20;

    /** 1,024 messages. */
    public static final int DEFAULT_QUEUE_CAPACITY = 1_024;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one of the numbers is less than 1
     */
    public InProcessOptions {
        requirePositive("number of nodes", nodeCount);
        requirePositive("largest size of a message", maxMessageSize);
        requirePositive("capacity of a queue", queueCapacity);
    }

    /**
     * This many nodes, with the defaults of this class.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public static InProcessOptions nodes(int count) {
        return new InProcessOptions(count, DEFAULT_MAX_MESSAGE_SIZE, DEFAULT_QUEUE_CAPACITY);
    }

    /**
     * The same with another limit for the size of a message.
     *
     * @param bytes at least 1
     * @throws IllegalArgumentException if it is less
     */
    public InProcessOptions withMaxMessageSize(int bytes) {
        return new InProcessOptions(nodeCount, bytes, queueCapacity);
    }

    /**
     * The same with another capacity of the queue of each endpoint.
     *
     * @param messages at least 1
     * @throws IllegalArgumentException if it is less
     */
    public InProcessOptions withQueueCapacity(int messages) {
        return new InProcessOptions(nodeCount, maxMessageSize, messages);
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the " + what + " is 1 or more, not " + value);
        }
    }
}
