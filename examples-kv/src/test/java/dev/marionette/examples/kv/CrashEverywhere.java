package dev.marionette.examples.kv;

import static dev.marionette.examples.kv.Sync.FORCE;
import static dev.marionette.examples.kv.Sync.NO_FORCE;

import dev.marionette.api.Rate;
import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.DiskFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One short workload, again and again: the power fails at its first operation on the disk, then at its second, and so on to its last. */
final class CrashEverywhere {

    private final Simulation sim;
    private final DiskControl disk;
    private final List<Witness> witnesses = new ArrayList<>();

    CrashEverywhere(World world) {
        sim = world.simulate(SimulationOptions.disk(disk -> disk.sectorSize(512)));
        disk = sim.control().disk();
        disk.faults(DiskFaults.none()
                .lostWrite(Rate.oneIn(2))
                .tornWrite(Rate.oneIn(2))
                .reorderedWrite(Rate.oneIn(2))
                .lostEntry(Rate.oneIn(2))
                .lostRename(Rate.oneIn(2)));
    }

    void crashAtEveryOperation() throws IOException {
        int operation = 1;
        while (powerFailsAt(operation)) {
            operation++;
        }
    }

    void everyPromiseWasKept() {
        witnesses.forEach(Witness::everyPromiseWasKept);
    }

    /** Whether the workload has that many operations; each time it gets a directory of its own. */
    private boolean powerFailsAt(int operation) throws IOException {
        LogFiles files = LogFiles.in(newDirectory("crash-" + operation), Durability.COMPLETE);
        Witness witness = new Witness(sim.env(), files, KvOptions.EXPLICIT);
        witnesses.add(witness);
        disk.crashAtOperation(disk.operations() + operation);
        try {
            workload(witness);
            return false;
        } catch (DiskCrashedException powerFailed) {
            disk.restart();
            afterlife(witness);
            return true;
        }
    }

    private static void workload(Witness witness) throws IOException {
        witness.open();
        witness.write(List.of(new Change.Put(1, 41)), FORCE);
        witness.write(List.of(new Change.Put(2, 42)), NO_FORCE);
        witness.write(batchOfSectors(3), NO_FORCE);
        witness.write(List.of(new Change.Delete(2)), FORCE);
        witness.write(List.of(new Change.Put(3, 43)), NO_FORCE);
        witness.compact();
        witness.write(List.of(new Change.Put(4, 44)), NO_FORCE);
        witness.write(batchOfSectors(2), FORCE);
    }

    /** What has recovered must also take new writes, and show them when it is opened once more. */
    private static void afterlife(Witness witness) throws IOException {
        witness.openAfterPowerLoss();
        witness.write(List.of(new Change.Put(5, 55)), NO_FORCE);
        witness.close();
        witness.open();
    }

    /** Large enough to be torn between sectors. */
    private static List<Change> batchOfSectors(int sectors) {
        List<Change> changes = new ArrayList<>();
        for (long value = 0; value < sectors * 512L / LogRecord.LENGTH; value++) {
            changes.add(new Change.Put(value % Witness.KEYS, 100 * sectors + value));
        }
        return changes;
    }

    private Path newDirectory(String name) throws IOException {
        Path root = sim.env().io().root();
        Path directory = Files.createDirectory(root.resolve(name));
        Durability.COMPLETE.forceNames(root);
        return directory;
    }
}
