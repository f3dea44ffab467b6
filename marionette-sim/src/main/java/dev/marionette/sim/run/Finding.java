package dev.marionette.sim.run;

import dev.marionette.sim.engine.Stop;
import java.util.Optional;
import java.util.function.Supplier;

/** What a single run found. Immutable; safe for use by any thread. */
public final class Finding {

    private final RunFailure.Kind kind;
    private final String subject;
    private final Supplier<String> message;
    private final Optional<Throwable> cause;

    private Finding(RunFailure.Kind kind, String subject, Supplier<String> message, Optional<Throwable> cause) {
        this.kind = kind;
        this.subject = subject;
        this.message = message;
        this.cause = cause;
    }

    static Finding of(Stop stop) {
        return new Finding(
                Verifier.kindOf(stop.kind()), stop.subject(), stop::message, Optional.ofNullable(stop.cause()));
    }

    static Finding of(RunFailure.Kind kind, String subject, String message) {
        return new Finding(kind, subject, () -> message, Optional.empty());
    }

    /** The class of the finding. */
    public RunFailure.Kind kind() {
        return kind;
    }

    /** The check, invariant, task or budget it is about. */
    public String subject() {
        return subject;
    }

    /** What is wrong; put into words when it is asked for. */
    public String message() {
        return message.get();
    }

    /** What was thrown, if anything was. */
    public Optional<Throwable> cause() {
        return cause;
    }

    /**
     * Whether both are the same bug, as far as that can be told: the same kind about the same subject, and the same class of exception where
     * an unexpected one is the finding.
     */
    public boolean isLike(Finding other) {
        return kind == other.kind
                && subject.equals(other.subject)
                && (kind != RunFailure.Kind.SCENARIO_ERROR || thrown().equals(other.thrown()));
    }

    private String thrown() {
        return cause.map(throwable -> throwable.getClass().getName()).orElse("");
    }

    /** The kind and the subject. */
    @Override
    public String toString() {
        return kind.label() + ": " + subject;
    }
}
