package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.Profile;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Seeds;
import org.junit.jupiter.api.Test;

/** That the register passes its scenarios means something, since they meet what they are about. */
final class RegisterReachTest {

    private static final Seeds SEEDS = Seeds.from(0xC0FFEE).count(100);

    private static final String[] TROUBLE = {
        "disk.early_write_back",
        "disk.lost_write",
        "disk.stall",
        "disk.write_error",
        "network.clog",
        "network.corrupt",
        "network.duplication",
        "network.loss",
        "network.partition",
        "network.reordering",
        "node.clock_skew",
        "node.crash",
        "node.stop",
        "outcome.failed",
        "outcome.unknown"
    };

    @Test
    void theSwarmMeetsEveryKindOfTroubleAndGetsOn() {
        Runner.expectPass(Campaign.of(RegisterScenarios.SWARM, SEEDS)
                .requireReached("operation.read", "operation.write", "outcome.ok")
                .requireReached(TROUBLE));
    }

    @Test
    void theSwarmShowsNothingAboutTroubleThatIsTurnedOff() {
        CampaignReport quiet = Campaign.of(RegisterScenarios.SWARM, SEEDS)
                .with(RunOptions.defaults().withProfile(Profile.REPLAY))
                .requireReached("operation.read", "operation.write", "outcome.ok")
                .requireReached(TROUBLE)
                .run();

        assertThat(quiet.failures())
                .singleElement()
                .returns(RunFailure.Kind.NOT_EXERCISED, RunFailure::kind)
                .satisfies(failure -> assertThat(failure.message().lines())
                        .hasSize(1 + TROUBLE.length)
                        .contains(
                                "  network.loss: unknown to every one of them; let the scenario turn it on or count it, or"
                                        + " require another kind",
                                "  outcome.unknown: could have come about and did not; make it likelier, or run more"
                                        + " seeds"));
    }

    @Test
    void aPartitionRefusesAndDoesNotLeaveInDoubt() {
        Campaign partitions = Campaign.of(RegisterScenarios.PARTITION, SEEDS)
                .requireReached("network.partition", "outcome.ok", "outcome.failed");

        assertThat(partitions.run().passed()).isTrue();
        assertThat(partitions.requireReached("outcome.unknown").run().passed()).isFalse();
    }
}
