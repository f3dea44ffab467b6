package dev.marionette.examples.kv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Seeds;
import org.junit.jupiter.api.Test;

/** That the store passes its scenarios means something, since they meet what they are about. */
final class KvReachTest {

    private static final Seeds SEEDS = Seeds.from(0xC0FFEE).count(200);

    @Test
    void theRandomWorkloadDoesEverythingAndMeetsEveryFailureOfADisk() {
        Runner.expectPass(Campaign.of(KvScenarios.RANDOM_WORKLOAD, SEEDS)
                .requireReached("operation.get", "operation.write", "operation.write_forced", "operation.force")
                .requireReached("operation.restart", "operation.power_loss")
                .requireReached("disk.crash_at_operation", "disk.read_error", "disk.write_error")
                .requireReached("disk.lost_write", "disk.early_write_back", "disk.torn_write", "disk.reordered_write")
                .requireReached("disk.lost_entry", "disk.lost_rename"));
    }

    @Test
    void oneLostWriteShowsNothingAboutTornOnes() {
        Campaign recovery = Campaign.of(KvScenarios.WAL_RECOVERY, SEEDS).requireReached("disk.lost_write");
        CampaignReport torn = recovery.requireReached("disk.torn_write").run();

        assertThat(recovery.run().passed()).isTrue();
        assertThat(torn.failures())
                .singleElement()
                .returns(RunFailure.Kind.NOT_EXERCISED, RunFailure::kind)
                .returns("disk.torn_write", RunFailure::subject);
    }
}
