package dev.marionette.examples.kv;

import static dev.marionette.examples.kv.Sync.FORCE;
import static dev.marionette.examples.kv.Sync.NO_FORCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import java.io.IOException;

/** One forced write, one that is not, and a crash between the second one and its way to the medium. */
final class WalRecovery {

    private final Simulation sim;
    private KvStore store;

    WalRecovery(World world) throws IOException {
        sim = world.simulate(SimulationOptions.disk(disk -> disk.sectorSize(512)));
        store = open();
    }

    void crashMidWrite() throws IOException {
        store.put(1, 41, FORCE);
        sim.control().disk().faults(DiskFaults.none().lostWrite(Rate.ALWAYS));
        store.put(2, 99, NO_FORCE);
        sim.control().disk().crash();
        sim.control().disk().restart();
        store = open();
    }

    void forcedRecordsSurvive() {
        assertThat(store.get(1)).hasValue(41);
        assertThat(store.get(2)).isEmpty();
    }

    private KvStore open() throws IOException {
        return KvStore.open(sim.env().io(), sim.env().io().root(), sim.env().recorder());
    }
}
