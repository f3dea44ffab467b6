package dev.marionette.check.linear;

import java.io.Serial;

/**
 * What a test throws when a history is not linearizable. Its message is the {@linkplain Evidence#text() text of the evidence}, which is
 * worked out when it is asked for: a search that runs a failing scenario thousands of times need not pay for it.
 */
public final class ContradictionError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Evidence evidence;

    ContradictionError(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String getMessage() {
        return evidence.text();
    }
}
