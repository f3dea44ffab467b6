package dev.marionette.examples.kv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Field;
import dev.marionette.api.Rate;
import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.api.disk.DiskIoException;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.linear.Verdict;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.Step;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.DiskFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** Several lives of one store: any operations, until the power goes in the middle of one of them. */
final class RandomWorkload {

    private static final int LIVES = 4;
    private static final int LONGEST_LIFE = 40;
    private static final int LARGEST_BATCH = 24;

    private final World world;
    private final Simulation sim;
    private final DiskControl disk;
    private final Witness witness;
    private final StoreHistory history;
    private Verdict verdict = new Linearizable(List.of());
    private boolean powerLost;
    private long lastValue;

    RandomWorkload(World world, Durability durability) {
        this.world = world;
        sim = world.simulate(SimulationOptions.disk(disk -> disk.sectorSize(512)));
        disk = sim.control().disk();
        witness = new Witness(sim.env(), LogFiles.in(sim.env().io().root(), durability), anyOptions(world.workload()));
        history = new StoreHistory(world);
    }

    void crashAgainAndAgain() throws IOException {
        for (Step life : world.steps("power", LIVES)) {
            disk.faults(anyFaults(life.random()));
            long operations = life.random().nextLong(1, LONGEST_LIFE);
            life.does("fails after " + operations + " disk operations");
            disk.crashAtOperation(disk.operations() + operations);
            while (!disk.isDown()) {
                runUntilTheDiskFails();
            }
            disk.restart();
            history.powerLost();
            powerLost = true;
        }
        disk.faults(DiskFaults.none());
        open();
        writeAnything(1);
        history.force(witness::close);
        open();
    }

    /** What the store showed, and what it had promised, contradict each other. */
    void isLinearizable() {
        switch (verdict) {
            case Linearizable linearizable -> {}
            case NotLinearizable wrong -> throw wrong.error();
            case Unknown unknown -> Assertions.fail(unknown.reason());
        }
    }

    void everyPromiseWasKept() {
        witness.everyPromiseWasKept();
    }

    /** Whether the two judges say the same. */
    void bothJudgesAgree() {
        assertThat(isWrong()).isEqualTo(witness.hasSeenABrokenPromise());
    }

    boolean isWrong() {
        return !(verdict instanceof Linearizable);
    }

    /** The life of one process. Recovery is a part of it, so that can be cut short, too. */
    private void runUntilTheDiskFails() throws IOException {
        try {
            open();
            writeAnything(LONGEST_LIFE);
        } catch (DiskCrashedException | DiskIoException failed) {
            sim.env().recorder().record("test.process_ended", Field.of("power_lost", disk.isDown()));
            if (!disk.isDown()) {
                history.restarted();
            }
        }
    }

    private void open() throws IOException {
        if (powerLost) {
            witness.openAfterPowerLoss();
            powerLost = false;
        } else {
            witness.open();
        }
        history.shows(witness.content());
        if (!isWrong()) {
            verdict = history.verdict();
        }
    }

    private void writeAnything(int times) throws IOException {
        for (Step step : world.steps("store", times)) {
            RandomGenerator random = step.random();
            switch (random.nextInt(12)) {
                case 0 -> compact(step);
                case 1 -> openAgain(step);
                case 2, 3 -> write(anyBatch(random), anySync(random), step);
                default -> write(List.of(anyChange(random)), anySync(random), step);
            }
        }
    }

    private void compact(Step step) throws IOException {
        step.does("compact");
        history.force(witness::compact);
    }

    private void openAgain(Step step) throws IOException {
        step.does("be opened again by another process");
        open();
    }

    private void write(List<Change> changes, Sync sync, Step step) throws IOException {
        step.does("write " + changes.stream().map(RandomWorkload::text).collect(Collectors.joining(" "))
                + (sync == Sync.FORCE ? " forced" : ""));
        history.write(changes, witness.promises(sync), () -> witness.write(changes, sync));
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.Put(long key, long value) -> key + "=" + value;
            case Change.Delete(long key) -> key + "=nil";
        };
    }

    private List<Change> anyBatch(RandomGenerator random) {
        List<Change> batch = new ArrayList<>();
        for (int size = random.nextInt(2, LARGEST_BATCH + 1); size > 0; size--) {
            batch.add(anyChange(random));
        }
        return batch;
    }

    /** No value is used twice, so every state of the store can be told from every other. */
    private Change anyChange(RandomGenerator random) {
        long key = random.nextLong(Witness.KEYS);
        return random.nextInt(4) == 0 ? new Change.Delete(key) : new Change.Put(key, ++lastValue);
    }

    private static Sync anySync(RandomGenerator random) {
        return random.nextInt(3) == 0 ? Sync.FORCE : Sync.NO_FORCE;
    }

    private static KvOptions anyOptions(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> KvOptions.EVERY_WRITE;
            case 1 -> KvOptions.forceEvery(5);
            default -> KvOptions.EXPLICIT;
        };
    }

    /** Each kind is off in about half of all lives, so that one kind does not always hide another. */
    private static DiskFaults anyFaults(RandomGenerator random) {
        return DiskFaults.none()
                .lostWrite(anyRate(random))
                .tornWrite(anyRate(random))
                .reorderedWrite(anyRate(random))
                .earlyWriteBack(anyRate(random))
                .lostEntry(anyRate(random))
                .lostRename(anyRate(random))
                .readError(rarely(random))
                .writeError(rarely(random));
    }

    private static Rate anyRate(RandomGenerator random) {
        return Rate.percent(50 * Math.max(0, random.nextInt(4) - 1));
    }

    private static Rate rarely(RandomGenerator random) {
        return random.nextInt(4) == 0 ? Rate.oneIn(20) : Rate.NEVER;
    }
}
