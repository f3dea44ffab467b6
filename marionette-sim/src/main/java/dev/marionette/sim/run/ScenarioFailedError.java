package dev.marionette.sim.run;

/** A scenario failed where a test expected it to pass; the message is the failure's whole report. */
public final class ScenarioFailedError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient RunFailure failure;

    ScenarioFailedError(RunFailure failure) {
        this(failure, "");
    }

    /**
     * For test frameworks that run campaigns of their own.
     *
     * @param failure what was found
     * @param advice what to do about it, as lines that follow the report; empty for none
     */
    public ScenarioFailedError(RunFailure failure, String advice) {
        super(failure.text() + advice, failure.cause().orElse(null));
        this.failure = failure;
    }

    /** What was found. */
    public RunFailure failure() {
        return failure;
    }
}
