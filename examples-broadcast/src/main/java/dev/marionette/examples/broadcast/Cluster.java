package dev.marionette.examples.broadcast;

import dev.marionette.api.NodeId;
import java.time.Duration;
import java.util.List;

/**
 * What all replicas and clients have to agree on: who the replicas are, and how patient everyone is.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param replicas the nodes that keep the log, in the order in which they lead; at least 1
 * @param heartbeat how often a leader is heard, and how soon an unanswered message is sent again; more than zero
 * @param patience how long a replica waits for its leader before it asks for the next one, and up to as long again; more than
 *     {@code heartbeat}
 * @param batch how many entries go into one message at most, at least 1
 */
public record Cluster(List<NodeId> replicas, Duration heartbeat, Duration patience, int batch) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no replica, one is named twice, or a number is out of range
     */
    public Cluster {
        replicas = List.copyOf(replicas);
        if (replicas.isEmpty() || replicas.stream().distinct().count() != replicas.size()) {
            throw new IllegalArgumentException("a cluster has at least 1 replica, and each once, not " + replicas);
        }
        if (!heartbeat.isPositive() || patience.compareTo(heartbeat) <= 0) {
            throw new IllegalArgumentException(
                    "a heartbeat is more than zero and the patience longer, not " + heartbeat + " and " + patience);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has at least 1 entry, not " + batch);
        }
    }

    /** A heartbeat of 20 ms, a patience of 100 ms, and batches of 256 entries. */
    public static Cluster of(List<NodeId> replicas) {
        return new Cluster(replicas, Duration.ofMillis(20), Duration.ofMillis(100), 256);
    }

    /** The same with other times. */
    public Cluster withTimes(Duration newHeartbeat, Duration newPatience) {
        return new Cluster(replicas, newHeartbeat, newPatience, batch);
    }

    /** The same with other batches. */
    public Cluster withBatch(int newBatch) {
        return new Cluster(replicas, heartbeat, patience, newBatch);
    }

    /** The one replica that may lead in this epoch: they take turns. */
    public NodeId leader(long epoch) {
        return replicas.get((int) (epoch % replicas.size()));
    }

    /** How many replicas are a majority. Any two majorities have a replica in common. */
    public int quorum() {
        return replicas.size() / 2 + 1;
    }
}
