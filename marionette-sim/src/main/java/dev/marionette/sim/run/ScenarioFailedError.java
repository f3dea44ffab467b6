package dev.marionette.sim.run;

/** A scenario failed where a test expected it to pass; the message is the failure's whole report. */
public final class ScenarioFailedError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient RunFailure failure;

    ScenarioFailedError(RunFailure failure) {
        super(failure.text(), failure.cause().orElse(null));
        this.failure = failure;
    }

    /** What was found. */
    public RunFailure failure() {
        return failure;
    }
}
