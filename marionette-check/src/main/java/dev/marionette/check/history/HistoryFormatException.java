package dev.marionette.check.history;

import java.io.IOException;

/** A text that is not a history in the form it should have. Names the first line that is wrong. */
public final class HistoryFormatException extends IOException {

    private final int line;

    /**
     * A text that is wrong at this line.
     *
     * @param line counted from 1
     * @param explanation what is wrong with it
     */
    public HistoryFormatException(int line, String explanation) {
        super("line " + line + ": " + explanation);
        this.line = line;
    }

    /**
     * A text that is wrong at this line, because of this.
     *
     * @param line counted from 1
     * @param cause such as a {@link MalformedHistoryException}
     */
    public HistoryFormatException(int line, RuntimeException cause) {
        super("line " + line + ": " + cause.getMessage(), cause);
        this.line = line;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
