package dev.marionette.examples.register;

import dev.marionette.api.NodeId;
import java.util.Comparator;

/**
 * One life of one client. No two clients ever have the same, not even one after another on the same node: a client that came back and
 * counted anew could give a version a second time, for another value.
 *
 * @param node where the client runs
 * @param session how many clients were opened on that node up to this one, 1 or more; 0 is nobody
 */
public record WriterId(NodeId node, long session) implements Comparable<WriterId> {

    /** Who wrote the value that a register begins with. */
    static final WriterId NOBODY = new WriterId(NodeId.of(0), 0);

    private static final Comparator<WriterId> ORDER =
            Comparator.comparing(WriterId::node).thenComparingLong(WriterId::session);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the session is negative
     */
    public WriterId {
        if (session < 0) {
            throw new IllegalArgumentException("a session is 0 or more, not " + session);
        }
    }

    @Override
    public int compareTo(WriterId other) {
        return ORDER.compare(this, other);
    }

    /** The form used in traces, {@code node-session}. */
    @Override
    public String toString() {
        return node + "-" + session;
    }
}
