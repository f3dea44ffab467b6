package dev.marionette.sim.run;

import dev.marionette.sim.engine.Stop;
import java.util.Optional;

/**
 * What a single run found. Immutable; safe for use by any thread.
 *
 * @param kind the class of the finding
 * @param subject the check, invariant, task or budget it is about
 * @param message what is wrong
 * @param cause what was thrown, if anything was
 */
public record Finding(RunFailure.Kind kind, String subject, String message, Optional<Throwable> cause) {

    static Finding of(Stop stop) {
        return new Finding(
                Verifier.kindOf(stop.kind()), stop.subject(), stop.message(), Optional.ofNullable(stop.cause()));
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
}
