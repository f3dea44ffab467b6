package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Seeds;
import org.junit.jupiter.api.Test;

/** That the log passes its scenarios means something, since its clients do everything and are told everything in them. */
final class BroadcastReachTest {

    private static final Seeds SEEDS = Seeds.from(0xC0FFEE).count(100);

    @Test
    void theClientsOfTheSwarmAppendAndReadWithEveryOutcome() {
        Runner.expectPass(Campaign.of(BroadcastScenarios.SWARM, SEEDS)
                .requireReached("operation.append", "operation.read")
                .requireReached("outcome.ok", "outcome.failed", "outcome.unknown"));
    }

    @Test
    void theHappyPathShowsNothingAboutCrashesAndDoubt() {
        CampaignReport happy = Campaign.of(BroadcastScenarios.HAPPY_PATH, SEEDS)
                .requireReached("operation.append", "network.loss", "node.crash", "outcome.unknown")
                .run();

        assertThat(happy.failures())
                .singleElement()
                .returns(RunFailure.Kind.NOT_EXERCISED, RunFailure::kind)
                .satisfies(failure -> assertThat(failure.message())
                        .contains("node.crash: unknown to every one of them")
                        .contains("outcome.unknown: could have come about and did not"));
    }
}
