package dev.marionette.sim.run;

import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.choice.TakenChoice;
import java.util.List;
import java.util.Optional;

/**
 * A run with a record of its decisions. Immutable; safe for use by any thread.
 *
 * @param taken the choices that differ from neutral ones, in the order they were taken
 * @param decisions how many choices were taken, neutral ones included
 * @param finding what the run found, if it found anything
 * @param statistics what the run amounted to
 * @param traceHash a hash of the trace, the same for the same trace
 */
public record GuidedRun(
        List<TakenChoice> taken, long decisions, Optional<Finding> finding, RunStatistics statistics, long traceHash) {

    /** Takes an immutable copy of the choices. */
    public GuidedRun {
        taken = List.copyOf(taken);
    }

    /** The plan that repeats this run. */
    public ChoicePlan plan() {
        return ChoicePlan.of(choices());
    }

    /** The choices that differ from neutral ones. */
    public List<Choice> choices() {
        return taken.stream().map(TakenChoice::choice).toList();
    }
}
