package dev.marionette.examples.kv;

import dev.marionette.api.Field;
import dev.marionette.api.Rate;
import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.api.disk.DiskIoException;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.DiskFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Several lives of one store: any operations, until the power goes in the middle of one of them. */
final class RandomWorkload {

    private static final int LIVES = 4;
    private static final int LONGEST_LIFE = 40;
    private static final int LARGEST_BATCH = 24;

    private final RandomGenerator random;
    private final Simulation sim;
    private final DiskControl disk;
    private final Witness witness;
    private boolean powerLost;
    private long lastValue;

    RandomWorkload(World world, Durability durability) {
        random = world.workload();
        sim = world.simulate(SimulationOptions.disk(disk -> disk.sectorSize(512)));
        disk = sim.control().disk();
        witness = new Witness(sim.env(), LogFiles.in(sim.env().io().root(), durability), anyOptions());
    }

    void crashAgainAndAgain() throws IOException {
        for (int life = 0; life < LIVES; life++) {
            disk.faults(anyFaults());
            disk.crashAtOperation(disk.operations() + random.nextLong(1, LONGEST_LIFE));
            while (!disk.isDown()) {
                runUntilTheDiskFails();
            }
            disk.restart();
            powerLost = true;
        }
        disk.faults(DiskFaults.none());
        open();
        writeAnything();
        witness.close();
        open();
    }

    void everyPromiseWasKept() {
        witness.everyPromiseWasKept();
    }

    /** The life of one process. Recovery is a part of it, so that can be cut short, too. */
    private void runUntilTheDiskFails() throws IOException {
        try {
            open();
            while (true) {
                writeAnything();
            }
        } catch (DiskCrashedException | DiskIoException failed) {
            sim.env().recorder().record("test.process_ended", Field.of("power_lost", disk.isDown()));
        }
    }

    private void open() throws IOException {
        if (powerLost) {
            witness.openAfterPowerLoss();
            powerLost = false;
        } else {
            witness.open();
        }
    }

    private void writeAnything() throws IOException {
        switch (random.nextInt(12)) {
            case 0 -> witness.compact();
            case 1 -> witness.open();
            case 2, 3 -> witness.write(anyBatch(), anySync());
            default -> witness.write(List.of(anyChange()), anySync());
        }
    }

    private List<Change> anyBatch() {
        List<Change> batch = new ArrayList<>();
        for (int size = random.nextInt(2, LARGEST_BATCH + 1); size > 0; size--) {
            batch.add(anyChange());
        }
        return batch;
    }

    /** No value is used twice, so every state of the store can be told from every other. */
    private Change anyChange() {
        long key = random.nextLong(Witness.KEYS);
        return random.nextInt(4) == 0 ? new Change.Delete(key) : new Change.Put(key, ++lastValue);
    }

    private Sync anySync() {
        return random.nextInt(3) == 0 ? Sync.FORCE : Sync.NO_FORCE;
    }

    private KvOptions anyOptions() {
        return switch (random.nextInt(4)) {
            case 0 -> KvOptions.EVERY_WRITE;
            case 1 -> KvOptions.forceEvery(5);
            default -> KvOptions.EXPLICIT;
        };
    }

    /** Each kind is off in about half of all lives, so that one kind does not always hide another. */
    private DiskFaults anyFaults() {
        return DiskFaults.none()
                .lostWrite(anyRate())
                .tornWrite(anyRate())
                .reorderedWrite(anyRate())
                .earlyWriteBack(anyRate())
                .lostEntry(anyRate())
                .lostRename(anyRate())
                .readError(rarely())
                .writeError(rarely());
    }

    private Rate anyRate() {
        return Rate.percent(50 * Math.max(0, random.nextInt(4) - 1));
    }

    private Rate rarely() {
        return random.nextInt(4) == 0 ? Rate.oneIn(20) : Rate.NEVER;
    }
}
