package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.HistoryText;
import dev.marionette.check.model.Notations;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What clients and subscribers saw is enough to find the planted bugs, without a look at any disk. */
final class HistoryTest {

    private static final List<String> JUDGED = List.of(BroadcastScenarios.ONE_LOG, BroadcastScenarios.TOTAL_ORDER);
    private static final int ENOUGH_FAILURES = 100;

    /** With seeds that begin not long before the first that shows it. */
    static final List<Wrong> WRONG = List.of(
            new Wrong("speaks before force", PlantedBugs.SpeaksBeforeForce::new, Seeds.from(0xC10140)),
            new Wrong("acknowledges at one replica", PlantedBugs.AcknowledgesAtOneReplica::new, Seeds.from(0xC0FFEE)),
            new Wrong("leaves a gap after catching up", PlantedBugs.LeavesGapAfterCatchUp::new, Seeds.from(0xC0FFEE)));

    @Test
    void everyHistoryOfTheLogIsInOrder() {
        Runner.expectFuzz(
                byHistory(() -> SafetyRules.COMPLETE), Seeds.from(0xC0FFEE).count(100));
    }

    /** A replica that notices that it would have to take something back stops by itself, which is a finding, too; but not the one that is meant. */
    @ParameterizedTest
    @FieldSource("WRONG")
    void aHistoryShowsThePlantedBug(Wrong wrong) {
        CampaignReport report = Campaign.of(byHistory(wrong.rules), wrong.seeds.count(100))
                .collectFailures(ENOUGH_FAILURES)
                .run();

        assertThat(report.failures())
                .filteredOn(found -> JUDGED.contains(found.subject()))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.message()).contains("not linearizable"))
                .allSatisfy(found -> assertThat(HistoryText.ofTrace(found.trace(), Notations.log())
                                .operations())
                        .isNotEmpty());
    }

    private static Scenario<Swarm> byHistory(Supplier<SafetyRules> rules) {
        Scenario<Swarm> swarm = Scenario.named("broadcast-history", world -> new Swarm(world, rules.get()))
                .run(Swarm::anything)
                .run(Swarm::thenOneMoreRecord);
        return BroadcastScenarios.byHistory(swarm, Swarm::cluster);
    }

    /** A planted bug. */
    record Wrong(String name, Supplier<SafetyRules> rules, Seeds seeds) {
        @Override
        public String toString() {
            return name;
        }
    }
}
