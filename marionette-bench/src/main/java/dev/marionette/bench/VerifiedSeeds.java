package dev.marionette.bench;

import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;

/** Runs the work that benchmarks of whole worlds measure: many seeds on one thread, each twice and compared. */
final class VerifiedSeeds {

    private VerifiedSeeds() {}

    /**
     * Runs the first seeds of a scenario.
     *
     * @throws IllegalStateException if one of them fails
     */
    static CampaignReport verify(Scenario<?> scenario, int seeds) {
        CampaignReport report = Campaign.of(scenario, Seeds.from(1).count(seeds))
                .with(RunOptions.defaults().withJobs(1))
                .run();
        if (!report.passed()) {
            throw new IllegalStateException(report.text());
        }
        return report;
    }
}
