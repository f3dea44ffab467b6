package dev.marionette.examples.kv;

import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.run.When;
import java.util.List;
import java.util.function.Supplier;

/** The scenarios of the key-value store, as the launcher lists them. */
public final class KvScenarios implements ScenarioProvider {

    static final String LINEARIZABLE = "the history is linearizable";

    static final Scenario<WalRecovery> WAL_RECOVERY = Scenario.named("kv-wal-recovery", WalRecovery::new)
            .about("one forced write, one lost in a crash, recovery")
            .run(WalRecovery::crashMidWrite)
            .check("forced records survive, unforced ones do not", WalRecovery::forcedRecordsSurvive);

    static final Scenario<CrashEverywhere> CRASH_EVERYWHERE = Scenario.named(
                    "kv-crash-everywhere", CrashEverywhere::new)
            .about("a short workload, crashed at each of its disk operations")
            .run(CrashEverywhere::crashAtEveryOperation)
            .check("every promise was kept", CrashEverywhere::everyPromiseWasKept);

    static final Scenario<RandomWorkload> RANDOM_WORKLOAD = randomWorkload(
                    "kv-random-workload", () -> Durability.COMPLETE)
            .about("any operations under any crashes, over several lives of one store");

    static final Scenario<RandomWorkload> TORN_RECORD = randomWorkload(
                    "kv-bug-torn-record", PlantedBugs.AcceptsTornRecords::new)
            .about("takes a torn record for whole by its magic alone")
            .plantedBug();

    static final Scenario<RandomWorkload> ACK_BEFORE_FORCE = randomWorkload(
                    "kv-bug-ack-before-force", PlantedBugs.AcknowledgesBeforeForce::new)
            .about("says that a write is safe before it is forced")
            .plantedBug();

    static final Scenario<RandomWorkload> RENAME_WITHOUT_DIRSYNC = randomWorkload(
                    "kv-bug-rename-without-dirsync", PlantedBugs.RenamesWithoutDirectorySync::new)
            .about("compacts without forcing the directory after the rename")
            .plantedBug();

    static final Scenario<RandomWorkload> RENAME_BEFORE_FORCE = randomWorkload(
                    "kv-bug-rename-before-force", PlantedBugs.RenamesBeforeForce::new)
            .about("compacts without forcing the new log before the rename")
            .plantedBug();

    /** For the launcher. */
    public KvScenarios() {}

    @Override
    public List<Scenario<?>> scenarios() {
        return List.of(
                WAL_RECOVERY,
                CRASH_EVERYWHERE,
                RANDOM_WORKLOAD,
                TORN_RECORD,
                ACK_BEFORE_FORCE,
                RENAME_WITHOUT_DIRSYNC,
                RENAME_BEFORE_FORCE);
    }

    private static Scenario<RandomWorkload> randomWorkload(String name, Supplier<Durability> durability) {
        return Scenario.named(name, world -> new RandomWorkload(world, durability.get()))
                .run(RandomWorkload::crashAgainAndAgain)
                .invariant(LINEARIZABLE, When.everyEvent(), RandomWorkload::isLinearizable)
                .check(LINEARIZABLE, RandomWorkload::isLinearizable)
                .check("every promise was kept", RandomWorkload::everyPromiseWasKept);
    }
}
