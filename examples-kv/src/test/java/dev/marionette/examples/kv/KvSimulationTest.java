package dev.marionette.examples.kv;

import dev.marionette.check.junit.SimulationTest;
import dev.marionette.sim.World;
import java.io.IOException;

/** The store in simulations that are test methods of JUnit; see docs/junit.md. */
final class KvSimulationTest {

    @SimulationTest(seeds = 1_000)
    void forcedRecordsSurvive(WalRecovery recovery) throws IOException {
        recovery.crashMidWrite();
        recovery.forcedRecordsSurvive();
    }

    @SimulationTest(
            seeds = 200,
            requireReached = {
                "disk.lost_write",
                "disk.early_write_back",
                "disk.torn_write",
                "disk.reordered_write",
                "disk.lost_entry",
                "disk.lost_rename"
            })
    void everyFaultOfPowerLossIsSurvived(World world) throws IOException {
        RandomWorkload workload = new RandomWorkload(world, Durability.COMPLETE);
        workload.crashAgainAndAgain();
        workload.everyPromiseWasKept();
    }
}
