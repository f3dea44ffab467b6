package dev.marionette.api;

/**
 * The number of a node in its cluster, from 0.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param index the node's number, 0 or more
 */
public record NodeId(int index) implements Comparable<NodeId> {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the index is negative
     */
    public NodeId {
        if (index < 0) {
            throw new IllegalArgumentException("a node id is 0 or more, not " + index);
        }
    }

    /** The node with this number. */
    public static NodeId of(int index) {
        return new NodeId(index);
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(index, other.index);
    }

    /** The bare number, the form used in traces. */
    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
