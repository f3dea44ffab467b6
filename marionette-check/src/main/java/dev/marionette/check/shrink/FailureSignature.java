package dev.marionette.check.shrink;

import dev.marionette.sim.run.Finding;
import dev.marionette.sim.run.RunFailure;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells one bug from another, as far as that can be told: the kind of the failure, what it is about, and the class of what was thrown
 * where an unexpected exception is the finding. Immutable; safe for use by any thread.
 *
 * @param kind the class of the finding
 * @param subject the check, invariant, task or budget it is about
 * @param thrown the name of the exception's class if the kind is a scenario error, and empty if nothing was thrown, or for other kinds
 */
public record FailureSignature(RunFailure.Kind kind, String subject, Optional<String> thrown) {

    /** Leaves out the exception where it does not count. */
    public FailureSignature {
        Objects.requireNonNull(subject, "subject");
        if (kind != RunFailure.Kind.SCENARIO_ERROR) {
            thrown = Optional.empty();
        }
    }

    /** The signature of what a single run found. */
    public static FailureSignature of(Finding finding) {
        return new FailureSignature(finding.kind(), finding.subject(), classOf(finding.cause()));
    }

    /** The signature of a failure that two runs agree on. */
    public static FailureSignature of(RunFailure failure) {
        return new FailureSignature(failure.kind(), failure.subject(), classOf(failure.cause()));
    }

    private static Optional<String> classOf(Optional<Throwable> cause) {
        return cause.map(thrown -> thrown.getClass().getName());
    }

    /** The kind as it is written in files: {@code check-failed}. */
    static String nameOf(RunFailure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words, on one line: {@code check failed: forced records survive}. */
    public String text() {
        return kind.label() + ": " + subject.replace('\n', ' ')
                + thrown.map(name -> ", " + name).orElse("");
    }
}
