package dev.marionette.sim.engine;

import org.jspecify.annotations.Nullable;

/**
 * Why a run was stopped before its scenario ended.
 *
 * @param kind the class of the finding
 * @param subject the check, invariant or task it is about
 * @param told one paragraph for people; null for what the cause says, which may be much work to put into words
 * @param cause what was thrown, if anything was
 * @param eventIndex the number of trace events before it
 */
public record Stop(
        Kind kind,
        String subject,
        @Nullable String told,
        @Nullable Throwable cause,
        long eventIndex) {

    /** What is wrong, for people. */
    public String message() {
        return told == null ? String.valueOf(cause) : told;
    }

    /** The classes of findings that stop a run. */
    public enum Kind {
        /** A task threw. */
        SCENARIO_ERROR,
        /** A check found the final state wrong. */
        CHECK_FAILED,
        /** An invariant found a state wrong. */
        INVARIANT_FAILED,
        /** Tasks wait, and nothing is left that could wake them. */
        DEADLOCK,
        /** A budget of simulated time or of steps ran out. */
        STALL,
        /** What was bound to happen once the faults had ended did not. */
        LIVENESS,
        /** Something reached for the host's time or threads. */
        LEAK
    }
}
