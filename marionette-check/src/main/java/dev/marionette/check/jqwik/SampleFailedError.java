package dev.marionette.check.jqwik;

import dev.marionette.sim.run.RunFailure;

/** A sample of a property failed in its simulation; the message is the failure's whole report, and the sample as Java code. */
public final class SampleFailedError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient RunFailure failure;
    private final String sample;

    SampleFailedError(RunFailure failure, String sample) {
        super(
                failure.text() + "sample    as code for a test of its own\n" + sample.indent(2),
                failure.cause().orElse(null));
        this.failure = failure;
        this.sample = sample;
    }

    /** What was found. */
    public RunFailure failure() {
        return failure;
    }

    /** The parameters of the property, as declarations to be pasted into a test. */
    public String sample() {
        return sample;
    }
}
