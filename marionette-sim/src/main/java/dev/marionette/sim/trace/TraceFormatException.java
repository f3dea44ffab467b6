package dev.marionette.sim.trace;

/** A text that was to be a trace and is not one; the message names the line and what is wrong with it. */
public final class TraceFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final long line;

    TraceFormatException(long line, String problem) {
        super("line " + line + ": " + problem);
        this.line = line;
    }

    /** The number of the offending line, from 1. */
    public long line() {
        return line;
    }
}
