package dev.marionette.sim.run;

import dev.marionette.api.Seed;
import dev.marionette.sim.choice.ChoicePlan;

/**
 * Runs scenarios, each seed twice, and compares the two traces.
 *
 * <p>The {@code run} methods return what they found; the {@code expect} methods throw a {@link ScenarioFailedError} when it is not what
 * the test expects. Expectations that a scenario passes follow the {@linkplain RunSettings settings} of the person who runs the tests; that is
 * how a failure's replay command works.
 *
 * <p>Stateless; safe for use by any thread. A call blocks its thread until its runs have ended.
 */
public final class Runner {

    private Runner() {}

    /** Runs one seed with default options. */
    public static RunReport run(Scenario<?> scenario, Seed seed) {
        return run(scenario, seed, RunOptions.defaults());
    }

    /** Runs one seed. */
    public static RunReport run(Scenario<?> scenario, Seed seed, RunOptions options) {
        return report(scenario, seed, new Verifier(scenario, options, ReplayCommand.of(scenario, options)::forSeed));
    }

    /** Runs one seed as the plan decides. */
    static RunReport run(Scenario<?> scenario, GuidedRunner.Setup setup, ChoicePlan plan) {
        ReplayCommand replay = ReplayCommand.of(scenario, setup.options());
        return report(scenario, setup.seed(), new Verifier(scenario, setup.options(), replay::forSeed).following(plan));
    }

    private static RunReport report(Scenario<?> scenario, Seed seed, Verifier verifier) {
        StatisticsSum sum = new StatisticsSum();
        RunFailure failure = verifier.verify(seed, sum);
        return failure == null
                ? new RunReport.Passed(scenario.name(), seed, verifier.trace(), sum.total())
                : new RunReport.Failed(failure);
    }

    /**
     * Expects that one seed passes.
     *
     * @throws ScenarioFailedError if it does not
     */
    public static RunReport.Passed expectPass(Scenario<?> scenario, Seed seed) {
        return expectPass(scenario, seed, RunOptions.defaults());
    }

    /**
     * Expects that one seed passes.
     *
     * @throws ScenarioFailedError if it does not
     */
    public static RunReport.Passed expectPass(Scenario<?> scenario, Seed seed, RunOptions options) {
        return switch (run(scenario, RunSettings.ofHost().seed().orElse(seed), options)) {
            case RunReport.Passed passed -> passed;
            case RunReport.Failed failed -> throw new ScenarioFailedError(failed.failure());
        };
    }

    /**
     * Expects that every seed passes; stops at the first that does not.
     *
     * @throws ScenarioFailedError for the first failing seed
     */
    public static CampaignReport expectFuzz(Scenario<?> scenario, Seeds seeds) {
        return expectFuzz(scenario, seeds, RunOptions.defaults());
    }

    /**
     * Expects that every seed passes; stops at the first that does not.
     *
     * @throws ScenarioFailedError for the first failing seed
     */
    public static CampaignReport expectFuzz(Scenario<?> scenario, Seeds seeds, RunOptions options) {
        return expectPass(Campaign.of(scenario, seeds).with(options));
    }

    /**
     * Expects that a campaign passes: that every seed does, and that everything required is reached. The settings of the host may choose other
     * seeds; where they choose fewer, nothing is required.
     *
     * @throws ScenarioFailedError for the first failure
     */
    public static CampaignReport expectPass(Campaign campaign) {
        CampaignReport report = campaign.under(RunSettings.ofHost()).run();
        if (!report.passed()) {
            throw new ScenarioFailedError(report.failures().getFirst());
        }
        return report;
    }

    /**
     * Expects that one seed fails, as a scenario with a planted bug must.
     *
     * @return what was found
     * @throws AssertionError if the seed passes
     */
    public static RunFailure expectFailure(Scenario<?> scenario, Seed seed) {
        return expectFailure(scenario, Seeds.from(seed));
    }

    /**
     * Expects that at least one of the seeds fails, and searches them in order.
     *
     * @return what was found at the first failing seed
     * @throws AssertionError if all of them pass
     */
    public static RunFailure expectFailure(Scenario<?> scenario, Seeds seeds) {
        CampaignReport report = Campaign.of(scenario, seeds).run();
        if (report.passed()) {
            throw new AssertionError(scenario.name() + ": expected a failure within " + seeds.size() + " seeds from "
                    + seeds.first() + ", and all of them passed");
        }
        return report.failures().getFirst();
    }
}
