package dev.marionette.check.history;

/** Events that cannot be the history of any run: something is wrong with how they were recorded, not with the system. */
public final class MalformedHistoryException extends IllegalArgumentException {

    private final Reason reason;
    private final transient HistoryEvent<?, ?> event;
    private final int index;

    /** What does not fit. */
    public enum Reason {
        /** An outcome for a process that has no operation open. */
        COMPLETION_WITHOUT_INVOCATION,
        /** A process begins an operation before its last one ended. */
        OVERLAPPING_OPERATIONS,
        /** An instant lies before that of the event before. */
        TIME_GOES_BACK
    }

    MalformedHistoryException(Reason reason, HistoryEvent<?, ?> event, int index, String explanation) {
        super("event " + index + ", " + event + ": " + explanation);
        this.reason = reason;
        this.event = event;
        this.index = index;
    }

    /** What does not fit. */
    public Reason reason() {
        return reason;
    }

    /** The first event that does not fit. */
    public HistoryEvent<?, ?> event() {
        return event;
    }

    /** The index of that event, from 0. */
    public int index() {
        return index;
    }
}
