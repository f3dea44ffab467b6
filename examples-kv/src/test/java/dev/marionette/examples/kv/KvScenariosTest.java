package dev.marionette.examples.kv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.DurableCall;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.Reply;
import dev.marionette.check.timeline.Timeline;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.run.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The scenarios of the store: the right one passes them, each wrong one is found. */
final class KvScenariosTest {

    private static final Seeds SEEDS = Seeds.from(0xC0FFEE).count(1_000);
    private static final Path PAGES = Path.of("target", "timelines");

    static final Scenario<?>[] CORRECT = {
        KvScenarios.WAL_RECOVERY, KvScenarios.CRASH_EVERYWHERE, KvScenarios.RANDOM_WORKLOAD
    };

    static final Scenario<?>[] PLANTED = {
        KvScenarios.TORN_RECORD,
        KvScenarios.ACK_BEFORE_FORCE,
        KvScenarios.RENAME_WITHOUT_DIRSYNC,
        KvScenarios.RENAME_BEFORE_FORCE
    };

    @Test
    void recovers() {
        Runner.expectPass(KvScenarios.WAL_RECOVERY, Seed.of(0xC0FFEE));
    }

    @ParameterizedTest
    @FieldSource("CORRECT")
    void theStoreKeepsEveryPromise(Scenario<?> scenario) {
        Runner.expectFuzz(scenario, SEEDS);
    }

    @Test
    void theRandomWorkloadMeetsEveryFaultOfPowerLoss() {
        CampaignReport report = Campaign.of(KvScenarios.RANDOM_WORKLOAD, SEEDS)
                .requireReached(
                        "disk.lost_write",
                        "disk.early_write_back",
                        "disk.torn_write",
                        "disk.reordered_write",
                        "disk.lost_entry",
                        "disk.lost_rename")
                .run();

        assertThat(report.passed()).as(report.text()).isTrue();
    }

    @ParameterizedTest
    @FieldSource("PLANTED")
    void aPlantedBugIsFoundAndItsSeedFindsItAgain(Scenario<?> scenario) {
        RunFailure found = Runner.expectFailure(scenario, SEEDS);
        RunFailure again = Runner.expectFailure(scenario, found.seed());
        assertThat(again.text()).isEqualTo(found.text());
    }

    @ParameterizedTest
    @FieldSource("PLANTED")
    void theHistoryShowsThePlantedBug(Scenario<?> scenario) throws IOException {
        RunFailure found = Runner.expectFailure(scenario, SEEDS);
        History<DurableCall, Reply> history = HistoryText.ofTrace(found.trace(), Notations.durable());
        Verdict verdict = StoreHistory.verdict(history);
        Files.createDirectories(PAGES);
        Timeline.of(history, verdict)
                .titled(scenario.name() + ", seed " + found.seed())
                .writtenIn(Notations.durable())
                .writeTo(PAGES.resolve(scenario.name() + ".html"));

        assertThat(found.subject()).isEqualTo(KvScenarios.LINEARIZABLE);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        NotLinearizable.class,
                        wrong -> assertThat(found.message())
                                .contains(wrong.evidence().text()));
    }

    @Test
    void theLauncherFindsEveryScenario() {
        assertThat(ServiceLoader.load(ScenarioProvider.class))
                .filteredOn(KvScenarios.class::isInstance)
                .flatMap(ScenarioProvider::scenarios)
                .hasSize(CORRECT.length + PLANTED.length);
    }
}
