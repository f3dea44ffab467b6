package dev.marionette.sim.run;

import dev.marionette.api.Seed;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.engine.GuidedChoices;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.trace.Trace;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a scenario with a record of its decisions, as its seed decides or as a plan does.
 *
 * <p>What {@link #record} found is found again by {@link #follow} with the {@linkplain GuidedRun#plan() plan} of that run, and the trace is
 * the same but for the numbers of rolls that did not fire. The seed then serves for what is no decision: the names and hashes of tasks, and
 * numbers that the application draws beyond the planned ones.
 *
 * <p>All but {@link #verify} run once, and compare nothing: whoever keeps a result runs it again. Confined to one thread at a time.
 */
public final class GuidedRunner {

    private final Scenario<?> scenario;
    private final Seed seed;
    private final RunOptions options;
    private final TraceWriter writer = new TraceWriter(false);

    /** A runner of one seed of a scenario. */
    public GuidedRunner(Scenario<?> scenario, Seed seed, RunOptions options) {
        this.scenario = scenario;
        this.seed = seed;
        this.options = options;
    }

    /** The scenario. */
    public Scenario<?> scenario() {
        return scenario;
    }

    /** The seed. */
    public Seed seed() {
        return seed;
    }

    /** The options. */
    public RunOptions options() {
        return options;
    }

    /** A runner of the same seed with other options, such as smaller budgets. */
    public GuidedRunner with(RunOptions newOptions) {
        return new GuidedRunner(scenario, seed, newOptions);
    }

    /** One run as the seed decides. */
    public GuidedRun record() {
        return run(GuidedChoices.recording());
    }

    /** One run as the plan decides. */
    public GuidedRun follow(ChoicePlan plan) {
        return run(GuidedChoices.following(plan));
    }

    /**
     * One run as the plan decides, but for what belongs to some families: that is drawn at random, by the rates that hold in the run.
     *
     * @param variation tells one drawing from another; the same number draws the same
     */
    public GuidedRun redraw(ChoicePlan plan, Set<ChoiceFamily> families, long variation) {
        return run(GuidedChoices.redrawing(plan, families, variation));
    }

    /** The trace of one run as the plan decides. */
    public Trace trace(ChoicePlan plan) {
        follow(plan);
        return writer.snapshot();
    }

    /** Two runs as the plan decides, compared like the two runs of a seed. */
    public RunReport verify(ChoicePlan plan) {
        return Runner.run(scenario, new Setup(seed, options), plan);
    }

    private GuidedRun run(GuidedChoices choices) {
        Kernel kernel = Attempt.run(scenario, new Setup(seed, options), choices, writer);
        return new GuidedRun(
                choices.taken(),
                choices.decisions(),
                Optional.ofNullable(kernel.stop()).map(Finding::of),
                StatisticsSum.of(kernel, writer.events()),
                writer.hash());
    }

    /** What a run begins with. */
    record Setup(Seed seed, RunOptions options) {}
}
