package dev.marionette.sim.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Seed;
import dev.marionette.sim.explore.CrashViolation.Kind;
import dev.marionette.sim.explore.LogStore.Flaw;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CrashExplorerTest {

    private static final int NUMBERS = 10;

    private final RecordedLog run = RecordedLog.of(NUMBERS, true);

    @Test
    void aCarefulStoreSurvivesEveryCrash() {
        CrashReport report = explore(run, CrashExplorer.of(run.recording()));

        assertThat(report.violations()).isEmpty();
        assertThat(report.images())
                .containsOnlyKeys(CrashFault.values())
                .allSatisfy((fault, count) -> assertThat(count).isPositive());
    }

    @Test
    void everyPositionFromTheFirstPromiseOnIsCrashedAt() {
        CrashReport report = explore(run, CrashExplorer.of(run.recording()).faults(CrashFault.PROCESS_KILL));

        // The new file, its first sync, ten appends and two syncs; the promise comes after the first two.
        assertThat(run.recording().operations()).hasSize(14);
        assertThat(report.positions()).isEqualTo(13);
        assertThat(report.images()).containsExactly(Map.entry(CrashFault.PROCESS_KILL, 13L));
    }

    @Test
    void subsetsOfFewWritesAreExhaustiveAndOfManySampled() {
        CrashExplorer subsets = CrashExplorer.of(run.recording()).faults(CrashFault.POWER_LOSS_SUBSET);

        CrashReport exhaustive = explore(run, subsets);
        CrashReport sampled = explore(run, subsets.samples(8));

        // Between two syncs four appends: 1, 2, 3, 4 writes pending one after the other, the one in flight included,
        // and 4 under the sync.
        assertThat(exhaustive.images())
                .containsEntry(CrashFault.POWER_LOSS_SUBSET, 2 * (2L + 4 + 8 + 16 + 16) + 2 + 4 + 4);
        assertThat(exhaustive.sampledPositions()).isEmpty();
        assertThat(sampled.images()).containsEntry(CrashFault.POWER_LOSS_SUBSET, 2 * (2L + 4 + 8 + 8 + 8) + 2 + 4 + 4);
        assertThat(sampled.sampledPositions()).containsExactly(Map.entry(CrashFault.POWER_LOSS_SUBSET, 4L));
        assertThat(sampled.text()).contains("power_loss_subset: 70, sampled at 4 positions");
    }

    @Test
    void aPromiseBeforeTheSyncIsFoundAtTheFirstCommitLost() {
        RecordedLog liar = RecordedLog.of(NUMBERS, false);
        CrashReport report = explore(liar, CrashExplorer.of(liar.recording()).faults(CrashFault.POWER_LOSS_PREFIX));

        assertThat(report.violations()).hasSize(1);
        CrashViolation found = report.violations().getFirst();
        assertThat(found.kind()).isEqualTo(Kind.LOST_COMMIT);
        assertThat(found.detail()).isEqualTo("shows commit 0, expected one of the commits 4 to 5");
    }

    @Test
    void theSmallestDamageIsTheOneWriteThatMatters() {
        RecordedLog liar = RecordedLog.of(NUMBERS, false);
        CrashReport report = explore(liar, CrashExplorer.of(liar.recording()).faults(CrashFault.POWER_LOSS_PREFIX));
        CrashViolation found = report.violations().getFirst();

        assertThat(found.crash().damage()).hasSize(5);
        assertThat(found.smallest().damage()).hasSize(1);
        assertThat(found.difference()).singleElement().asString().endsWith("write of 1400 bytes at 4200 of log lost");
    }

    @Test
    void aTornRecordBelievedByItsMagicIsAForeignState() {
        CrashReport report = explore(
                run,
                CrashExplorer.of(run.recording()).faults(CrashFault.PROCESS_KILL, CrashFault.TORN_LAST_WRITE_512),
                Flaw.TRUSTS_MAGIC);

        assertThat(report.violations()).extracting(CrashViolation::kind).containsExactly(Kind.FOREIGN_STATE);
        assertThat(report.violations().getFirst().crash().fault()).isEqualTo(CrashFault.TORN_LAST_WRITE_512);
    }

    @Test
    void onlyTheAfterlifeShowsWritesBehindGarbage() {
        CrashExplorer torn = CrashExplorer.of(run.recording()).faults(CrashFault.KILL_INSIDE_WRITE);

        assertThat(explore(run, torn, Flaw.APPENDS_BEHIND_GARBAGE).violations())
                .extracting(CrashViolation::kind)
                .containsExactly(Kind.AFTERLIFE_LOST);
        assertThat(torn.open(image -> LogStore.open(image.root(), Flaw.APPENDS_BEHIND_GARBAGE))
                        .matches(run.model())
                        .explore()
                        .violations())
                .isEmpty();
    }

    @Test
    void aStoreThatRefusesToOpenIsReportedWithItsException() {
        CrashReport report = explore(
                run,
                CrashExplorer.of(run.recording())
                        .faults(CrashFault.KILL_INSIDE_WRITE)
                        .replayCommand("repeat me"),
                Flaw.REFUSES_TORN_TAIL);

        CrashViolation found = report.violations().getFirst();
        assertThat(report.violations()).hasSize(1);
        assertThat(found.kind()).isEqualTo(Kind.CANNOT_OPEN);
        assertThat(found.signature()).isEqualTo("IOException at LogStore.recover<LogStore.open");
        assertThat(found.count()).isEqualTo(report.totalImages());
        assertThat(found.text()).contains("torn record at 0").contains("replay: repeat me");
    }

    @Test
    void aStoreThatSpinsIsStoppedByItsBudget() {
        CrashReport report = explore(
                run,
                CrashExplorer.of(run.recording())
                        .faults(CrashFault.KILL_INSIDE_WRITE)
                        .operationBudget(1_000),
                Flaw.RETRIES_FOREVER);

        assertThat(report.violations()).extracting(CrashViolation::kind).containsExactly(Kind.SPINS);
    }

    @Test
    void theReportIsTheSameHoweverManyWorkersThereAre() {
        CrashExplorer explorer = CrashExplorer.of(run.recording()).samples(8).seed(Seed.of(3));

        String alone = explore(run, explorer, Flaw.TRUSTS_MAGIC).text();

        assertThat(explore(run, explorer.jobs(4), Flaw.TRUSTS_MAGIC).text()).isEqualTo(alone);
        assertThat(explore(run, explorer, Flaw.TRUSTS_MAGIC).text()).isEqualTo(alone);
    }

    @Test
    void anExplorationNeedsPromises() {
        CrashExploration<List<Long>, LogStore> noModel =
                CrashExplorer.of(run.recording()).open(image -> LogStore.open(image.root()));

        assertThatThrownBy(noModel::explore)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pass it to matches()");
        assertThatThrownBy(() -> CrashExplorer.of(run.recording()).samples(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an exploration needs at least 8 samples, not 7");
    }

    private static CrashReport explore(RecordedLog log, CrashExplorer explorer, Flaw... flaws) {
        return explorer.open(image -> LogStore.open(image.root(), flaws))
                .matches(log.model())
                .afterlife(CrashExplorerTest::goOn)
                .explore();
    }

    private static List<Long> goOn(LogStore store, List<Long> state) throws IOException {
        List<Long> later = new ArrayList<>(state);
        for (long number = 100; number < 103; number++) {
            store.append(number);
            later.add(number);
        }
        return List.copyOf(later);
    }
}
