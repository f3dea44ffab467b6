package dev.marionette.check.shrink;

import dev.marionette.api.Seed;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.choice.TakenChoice;
import dev.marionette.sim.run.Finding;
import dev.marionette.sim.run.GuidedRun;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.trace.Trace;
import java.time.Duration;
import java.util.List;

/**
 * A failing run in which little happens that does not matter. Immutable; safe for use by any thread.
 *
 * <p>Its {@linkplain #plan() plan} repeats it with {@link dev.marionette.sim.run.GuidedRunner#follow}.
 */
public final class Counterexample {

    private final Origin origin;
    private final GuidedRun run;
    private final Trace trace;
    private final Effort effort;

    Counterexample(Origin origin, GuidedRun run, Trace trace, Effort effort) {
        this.origin = origin;
        this.run = run;
        this.trace = trace;
        this.effort = effort;
    }

    /** The name of the scenario. */
    public String scenario() {
        return origin.scenario;
    }

    /** The seed that failed. */
    public Seed seed() {
        return origin.seed;
    }

    /** How the scenario was run. */
    public RunOptions options() {
        return origin.options;
    }

    /** What is wrong. */
    public Finding finding() {
        return run.finding().orElseThrow();
    }

    /** The choices that repeat it, with the numbers that the application draws. */
    public ChoicePlan plan() {
        return run.plan();
    }

    /** The choices with the instants at which they were taken, in this order. */
    public List<TakenChoice> taken() {
        return run.taken();
    }

    /** The trace of the smallest run. */
    public Trace trace() {
        return trace;
    }

    /** How much happened in the run that the seed decided. */
    public Size before() {
        return effort.before;
    }

    /** How much happens in this one. */
    public Size after() {
        return Size.of(run);
    }

    /** How many runs the search made. */
    public long runs() {
        return effort.runs;
    }

    /** How long the search took. */
    public Duration elapsed() {
        return effort.elapsed;
    }

    /** Whether the time ran out before nothing more could be left out. */
    public boolean isCutShort() {
        return effort.cutShort;
    }

    /** The whole of it for people: what failed, the workload, faults and preemptions that mattered, and the short trace. */
    public String text() {
        return CounterexampleText.of(this);
    }

    record Origin(String scenario, Seed seed, RunOptions options) {}

    record Effort(Size before, long runs, Duration elapsed, boolean cutShort) {}
}
