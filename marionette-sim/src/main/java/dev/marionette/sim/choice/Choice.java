package dev.marionette.sim.choice;

import java.util.Objects;

/**
 * One decision of a run. The kind, the subject and the occurrence tell it from all others, also in a run in which earlier ones were taken
 * differently.
 *
 * <p>Immutable; safe for use by any thread.
 *
 * @param kind what is decided
 * @param subject where: a node, a path, a task; empty if there is only one place
 * @param occurrence which of the choices of this kind at this place: a number from 0, or the simulated instant in nanoseconds, as the kind
 *     says; 0 or more
 * @param value what was chosen, in the terms of the kind
 */
public record Choice(ChoiceKind kind, String subject, long occurrence, long value) {

    /**
     * Checks the occurrence.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Choice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        if (occurrence < 0) {
            throw new IllegalArgumentException("a choice has an occurrence of 0 or more, not " + occurrence);
        }
    }

    /** The same choice with another value. */
    public Choice withValue(long newValue) {
        return new Choice(kind, subject, occurrence, newValue);
    }

    /** Whether both are taken at the same place and time, whatever was chosen. */
    public boolean isSameDecision(Choice other) {
        return kind == other.kind && occurrence == other.occurrence && subject.equals(other.subject);
    }
}
