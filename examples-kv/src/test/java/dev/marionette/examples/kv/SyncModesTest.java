package dev.marionette.examples.kv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of five writes that ask for no force survive a crash that takes all it may. */
final class SyncModesTest {

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 4", "3, 3", "4, 4", "5, 5", "6, 0"})
    void theLogIsForcedAtEveryNthRecord(long forceEvery, int survivors) {
        Scenario<Harness> scenario = Scenario.named(
                        "force-every-" + forceEvery, world -> new Harness(world, KvOptions.forceEvery(forceEvery)))
                .run(Harness::crashAfterFiveWrites)
                .check(
                        "forced records survive",
                        harness -> assertThat(harness.keysLeft()).isEqualTo(survivors));
        Runner.expectPass(scenario, Seed.of(forceEvery));
    }

    private static final class Harness {

        private final Simulation sim;
        private final KvOptions options;

        Harness(World world, KvOptions options) {
            this.sim = world.simulate(SimulationOptions.defaults());
            this.options = options;
        }

        void crashAfterFiveWrites() throws IOException {
            KvStore store = open();
            for (int key = 1; key <= 5; key++) {
                store.put(key, key, Sync.NO_FORCE);
            }
            sim.control().disk().faults(DiskFaults.none().lostWrite(Rate.ALWAYS));
            sim.control().disk().crash();
            sim.control().disk().restart();
        }

        int keysLeft() throws IOException {
            return open().size();
        }

        private KvStore open() throws IOException {
            return KvStore.open(sim.env().io(), sim.env().io().root(), sim.env().recorder(), options);
        }
    }
}
