package dev.marionette.sim.run;

import java.util.List;

/**
 * How far a campaign is. Immutable; safe for use by any thread.
 *
 * @param seedsDone seeds verified so far
 * @param seedsTotal seeds to verify
 * @param failures seeds that failed so far
 * @param found the failures that are new since the report before
 * @param statistics what the finished seeds amounted to
 */
public record Progress(
        long seedsDone, long seedsTotal, long failures, List<RunFailure> found, RunStatistics statistics) {

    /** Takes an immutable copy of the failures. */
    public Progress {
        found = List.copyOf(found);
    }
}
