package dev.marionette.validate.h2mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.run.Seeds;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What is known of the two versions, pinned; a change here is news. Explained in docs/validation-h2mvstore.md. */
final class MvStoreScenariosTest {

    private final MvStoreScenarios scenarios = new MvStoreScenarios();

    @Test
    void thePinnedVersionSurvivesKillsAndOrderedPowerLossWhileItAppends() {
        assertThat(Runner.expectFuzz(scenarios.crashes(), Seeds.from(1).count(4)))
                .isNotNull();
    }

    @Test
    void killedAfterACleanOpenThePinnedVersionShowsAnEarlyVersion() {
        assertThat(finding(scenarios.killAfterOpen(), 7))
                .contains("LOST_COMMIT")
                .contains("process_kill@")
                .contains("write of 8192 bytes at 0 of t.mv lost (in flight)");
    }

    @Test
    void killedWhileReusingSpaceThePinnedVersionRollsBackAtTheNextCleanClose() {
        assertThat(finding(scenarios.killWhileReusing(), 14))
                .contains("AFTERLIFE_LOST")
                .contains("opened again it shows commit 0");
    }

    @Test
    void afterReorderedWritesThePinnedVersionRollsBackAtTheNextCleanClose() {
        assertThat(finding(scenarios.reorderedWrites(), 1)).contains("AFTERLIFE_LOST");
    }

    @Test
    void thePinnedVersionBelievesAChunkWithAHoleInIt() {
        assertThat(finding(scenarios.tornChunk(), 1)).contains("FOREIGN_STATE").contains("CANNOT_READ");
    }

    @Test
    void theControlRollsBackAfterAPlainKill() {
        RunFailure found =
                Runner.expectFailure(scenarios.rollback(), Seeds.from(1).count(10));

        assertThat(found.cause().orElseThrow())
                .hasMessageContaining("AFTERLIFE_LOST")
                .hasMessageContaining("./marionette run h2-mvstore-2.2.224-rollback --seed " + found.seed());
        assertThat(Runner.expectFailure(scenarios.rollback(), found.seed()).message())
                .isEqualTo(found.message());
    }

    @Test
    void theLauncherFindsTheScenarios() {
        assertThat(ServiceLoader.load(ScenarioProvider.class))
                .flatExtracting(ScenarioProvider::scenarios)
                .extracting(scenario -> ((Scenario<?>) scenario).name())
                .contains("h2-mvstore-crashes", "h2-mvstore-2.2.224-rollback");
    }

    private static String finding(Scenario<?> scenario, long seed) {
        return Runner.expectFailure(scenario, Seed.of(seed))
                .cause()
                .orElseThrow()
                .getMessage();
    }
}
