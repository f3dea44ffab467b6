package dev.marionette.check.shrink;

import java.io.IOException;

/** A text that is not a replay file as it should be. Names the first line that is wrong, and the remedy. */
public final class ReplayFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * A text that is wrong at this line.
     *
     * @param line counted from 1
     * @param explanation what is wrong with it, and what to do
     */
    ReplayFormatException(int line, String explanation) {
        super("line " + line + ": " + explanation);
        this.line = line;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
