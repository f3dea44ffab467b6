package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.run.Seeds;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The scenarios of the broadcast log: the right one passes them, each wrong one is found. */
final class BroadcastScenariosTest {

    private static final Seeds SEEDS = Seeds.from(0xC0FFEE).count(200);

    static final Scenario<?>[] CORRECT = {
        BroadcastScenarios.HAPPY_PATH,
        BroadcastScenarios.CRASH_RECOVERY,
        BroadcastScenarios.SWARM,
        BroadcastScenarios.LIVENESS
    };

    static final Scenario<?>[] PLANTED = {
        BroadcastScenarios.BEFORE_FORCE,
        BroadcastScenarios.ONE_REPLICA,
        BroadcastScenarios.STALE_LEADER,
        BroadcastScenarios.GAP
    };

    @ParameterizedTest
    @FieldSource("CORRECT")
    void theLogKeepsEveryPromise(Scenario<?> scenario) {
        Runner.expectFuzz(scenario, SEEDS);
    }

    @Test
    void theSwarmMeetsEveryKindOfTrouble() {
        CampaignReport report = Campaign.of(BroadcastScenarios.SWARM, SEEDS)
                .requireReached(
                        "disk.lost_write",
                        "disk.write_error",
                        "network.loss",
                        "network.duplication",
                        "network.reordering",
                        "network.corrupt",
                        "network.clog",
                        "network.partition",
                        "node.crash",
                        "node.stop",
                        "node.clock_skew")
                .run();

        assertThat(report.passed()).as(report.text()).isTrue();
    }

    @Test
    void powerFailsBetweenWritesAndTheirForces() {
        CampaignReport report = Campaign.of(BroadcastScenarios.CRASH_RECOVERY, SEEDS)
                .requireReached("disk.lost_write")
                .run();

        assertThat(report.passed()).as(report.text()).isTrue();
    }

    @ParameterizedTest
    @FieldSource("PLANTED")
    void aPlantedBugIsFoundAndItsSeedFindsItAgain(Scenario<?> scenario) {
        RunFailure found = Runner.expectFailure(scenario, SEEDS.count(10_000));
        RunFailure again = Runner.expectFailure(scenario, found.seed());
        assertThat(again.text()).isEqualTo(found.text());
    }

    @Test
    void theLauncherFindsEveryScenario() {
        assertThat(ServiceLoader.load(ScenarioProvider.class))
                .filteredOn(BroadcastScenarios.class::isInstance)
                .flatMap(ScenarioProvider::scenarios)
                .hasSize(CORRECT.length + PLANTED.length);
    }
}
