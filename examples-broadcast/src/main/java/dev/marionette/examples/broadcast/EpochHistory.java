package dev.marionette.examples.broadcast;

import java.util.List;

/**
 * Which epochs the entries of a log are of: all that has to be known of two logs to see how far they agree.
 *
 * <p>An entry is told by its index and its epoch, since an epoch has one leader and a leader writes an index once. And a replica takes an
 * entry only behind the one that the leader has before it. So where two logs have an entry of the same epoch at the same index, they agree
 * up to there (the log matching property of Ongaro and Ousterhout, "In Search of an Understandable Consensus Algorithm", 2014). Sending the
 * starts of the epochs in the place of the log is how Apache Kafka does it (KIP-101).
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param spans the runs of entries of one epoch, in the order of the log; both epochs and starts ascend, and the first start is 0
 * @param length how many entries the log has
 */
public record EpochHistory(List<Span> spans, long length) implements Comparable<EpochHistory> {

    /** Copies the list. */
    public EpochHistory {
        spans = List.copyOf(spans);
    }

    /** The epoch of the last entry; 0 if there is none. */
    public long lastEpoch() {
        return spans.isEmpty() ? 0 : spans.getLast().epoch();
    }

    /** How many entries from the start on are the same in both logs. */
    public long commonPrefix(EpochHistory other) {
        long common = 0;
        for (int i = 0; i < spans.size() && i < other.spans.size(); i++) {
            if (!spans.get(i).equals(other.spans.get(i))) {
                return common;
            }
            common = Math.min(end(i), other.end(i));
        }
        return common;
    }

    /** Which log knows more: the one with the later last epoch, and among those the longer one. */
    @Override
    public int compareTo(EpochHistory other) {
        int byEpoch = Long.compare(lastEpoch(), other.lastEpoch());
        return byEpoch != 0 ? byEpoch : Long.compare(length, other.length);
    }

    private long end(int span) {
        return span + 1 < spans.size() ? spans.get(span + 1).start() : length;
    }

    /**
     * A run of entries of one epoch.
     *
     * @param epoch the epoch
     * @param start the index of the first of them
     */
    public record Span(long epoch, long start) {}
}
