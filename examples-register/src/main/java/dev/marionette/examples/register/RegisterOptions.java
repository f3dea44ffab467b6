package dev.marionette.examples.register;

import dev.marionette.api.NodeId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Who holds a register, and how patient its clients are. All clients of a register name the same replicas; they never change.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param replicas the nodes that hold it, each once; of 2n + 1 nodes any n may be gone
 * @param retryAfter how long a client waits, more or less, before it asks again whoever has not answered; doubled after each time
 * @param retryLimit the longest such wait
 * @param operationTimeout when a client gives an operation up
 */
public record RegisterOptions(
        List<NodeId> replicas, Duration retryAfter, Duration retryLimit, Duration operationTimeout) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no replica, one is named twice, or a duration is zero or less
     */
    public RegisterOptions {
        replicas = List.copyOf(replicas);
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("a register has at least one replica; name its nodes");
        }
        if (new TreeSet<>(replicas).size() < replicas.size()) {
            throw new IllegalArgumentException("a replica is named twice in " + replicas + "; name each node once");
        }
        requirePositive("retryAfter", retryAfter);
        requirePositive("retryLimit", retryLimit);
        requirePositive("operationTimeout", operationTimeout);
    }

    /**
     * A register on these nodes, for a network that answers within some milliseconds.
     *
     * @throws IllegalArgumentException if there is none, one is negative or named twice
     */
    public static RegisterOptions replicas(int... nodes) {
        return replicas(Arrays.stream(nodes).mapToObj(NodeId::of).toList());
    }

    /**
     * A register on these nodes, for a network that answers within some milliseconds.
     *
     * @throws IllegalArgumentException if there is none, or one is named twice
     */
    public static RegisterOptions replicas(List<NodeId> nodes) {
        return new RegisterOptions(nodes, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    /** The same with other waits between two askings. */
    public RegisterOptions withRetries(Duration after, Duration limit) {
        return new RegisterOptions(replicas, after, limit, operationTimeout);
    }

    /** The same, giving up an operation after this time. */
    public RegisterOptions withOperationTimeout(Duration timeout) {
        return new RegisterOptions(replicas, retryAfter, retryLimit, timeout);
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is more than zero, not " + duration);
        }
    }
}
