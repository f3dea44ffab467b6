package dev.marionette.sim.run;

import dev.marionette.api.Field;
import dev.marionette.api.Seed;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceDiff;
import java.util.List;
import java.util.Optional;

/**
 * A finding, with all that is needed to understand and to replay it. Immutable; safe for use by any thread.
 *
 * @param kind the class of the finding
 * @param scenario the scenario's name
 * @param seed the seed that shows it
 * @param subject the check, invariant, task or budget it is about
 * @param message what is wrong
 * @param eventIndex the number of trace events before it
 * @param tags the scenario's tags
 * @param attributes the scenario's attributes
 * @param options the expanded options, as they stand in the trace
 * @param statistics what the first run amounted to; all runs together where what is required never came about
 * @param trace the trace of the first run
 * @param secondTrace the trace of the second run where it differs from the first
 * @param cause what was thrown, if anything was
 * @param replayCommand the command that replays it
 */
public record RunFailure(
        Kind kind,
        String scenario,
        Seed seed,
        String subject,
        String message,
        long eventIndex,
        List<String> tags,
        List<Field> attributes,
        List<String> options,
        RunStatistics statistics,
        Trace trace,
        Optional<Trace> secondTrace,
        Optional<Throwable> cause,
        String replayCommand) {

    /** Takes immutable copies of the lists. */
    public RunFailure {
        tags = List.copyOf(tags);
        attributes = List.copyOf(attributes);
        options = List.copyOf(options);
    }

    /** The classes of findings. */
    public enum Kind {
        /** The harness, a step or a task threw. */
        SCENARIO_ERROR("scenario error"),
        /** A check found the final state wrong. */
        CHECK_FAILED("check failed"),
        /** An invariant found a state wrong during the run. */
        INVARIANT_FAILED("invariant failed"),
        /** Two runs of the same seed differ. */
        DETERMINISM_MISMATCH("determinism mismatch"),
        /** Tasks wait for each other, and nothing is left that could wake them. */
        DEADLOCK("deadlock"),
        /** A budget of simulated time or of steps ran out. */
        STALL("stall"),
        /** What was bound to happen once the faults had ended did not; nothing wrong was seen before. */
        LIVENESS("liveness"),
        /** Something reached for the host's time or threads. */
        LEAK("leak"),
        /** What the run was asked to exercise never happened. */
        NOT_EXERCISED("not exercised");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The words used in reports. */
        public String label() {
            return label;
        }
    }

    /** The same with what other runs amounted to. */
    RunFailure withStatistics(RunStatistics ofRuns) {
        return new RunFailure(
                kind,
                scenario,
                seed,
                subject,
                message,
                eventIndex,
                tags,
                attributes,
                options,
                ofRuns,
                trace,
                secondTrace,
                cause,
                replayCommand);
    }

    /** The first place where the two runs differ, when they do. */
    public Optional<TraceDiff> divergence() {
        return secondTrace.flatMap(second -> TraceDiff.between(trace, second));
    }

    /** The whole report: what failed, how to replay it, the options, the faults that fired, and the last events. */
    public String text() {
        return FailureText.of(this);
    }
}
