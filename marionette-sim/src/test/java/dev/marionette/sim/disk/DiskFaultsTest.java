package dev.marionette.sim.disk;

import static dev.marionette.sim.disk.Disks.SECTOR;
import static dev.marionette.sim.disk.Disks.array;
import static dev.marionette.sim.disk.Disks.bytes;
import static dev.marionette.sim.disk.Disks.open;
import static dev.marionette.sim.disk.Disks.path;
import static dev.marionette.sim.disk.Disks.powerCycle;
import static dev.marionette.sim.disk.Disks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.api.disk.DiskIoException;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.trace.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.BitSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each fault by its effect on bytes, beside a twin that differs in the fault alone. */
final class DiskFaultsTest {

    private static final DiskFaults NONE = DiskFaults.none();

    @Test
    void aLostWriteIsAbsentAfterTheCrash() {
        assertThat(afterPendingWrite(NONE.lostWrite(Rate.ALWAYS))).isEqualTo("AA");
        assertThat(afterPendingWrite(NONE)).isEqualTo("ABB");
    }

    @Test
    void anEarlyWriteBackSurvivesWhatWouldLoseIt() {
        DiskFaults losing = NONE.lostWrite(Rate.ALWAYS);

        assertThat(afterPendingWrite(losing.earlyWriteBack(Rate.ALWAYS))).isEqualTo("ABB");
        assertThat(afterPendingWrite(losing)).isEqualTo("AA");
    }

    @Test
    void aTornWriteLeavesASubsetOfItsSectors() {
        TreeSet<String> outcomes = new TreeSet<>();
        for (long seed = 1; seed <= 60; seed++) {
            outcomes.add(afterPendingWrite(NONE.tornWrite(Rate.ALWAYS), seed));
        }

        assertThat(outcomes).containsExactly("AA" + "B", "AB");
        assertThat(afterPendingWrite(NONE)).isEqualTo("ABB");
    }

    /** A forced file "AA", and a pending write of "BB" over its second sector and past its end. */
    private static String afterPendingWrite(DiskFaults faults) {
        return afterPendingWrite(faults, 1);
    }

    private static String afterPendingWrite(DiskFaults faults, long seed) {
        return outcome(seed, sim -> {
            FileChannel file = open(sim, "file");
            file.write(bytes(2 * SECTOR, 'A'), 0);
            file.force(true);
            sim.control().disk().faults(faults);
            file.write(bytes(2 * SECTOR, 'B'), SECTOR);
            powerCycle(sim);
            return visible(sim, "file");
        });
    }

    @Test
    void aReorderedWriteIsAbsentWhileALaterOneToAnotherFileIsThere() {
        assertThat(afterTwoFiles(NONE.reorderedWrite(Rate.ALWAYS))).isEqualTo("first= second=B");
        assertThat(afterTwoFiles(NONE)).isEqualTo("first=A second=B");
    }

    @Test
    void theWriteThatOvertookAReorderedOneIsThereEvenWhereWritesAreLost() {
        DiskFaults lost = NONE.lostWrite(Rate.ALWAYS);

        assertThat(afterTwoFiles(lost.reorderedWrite(Rate.ALWAYS))).isEqualTo("first= second=B");
        assertThat(afterTwoFiles(lost)).isEqualTo("first= second=");
    }

    private static String afterTwoFiles(DiskFaults faults) {
        return outcome(1, sim -> {
            FileChannel first = open(sim, "first");
            FileChannel second = open(sim, "second");
            first.force(true);
            second.force(true);
            sim.control().disk().faults(faults);
            first.write(bytes(SECTOR, 'A'), 0);
            second.write(bytes(SECTOR, 'B'), 0);
            powerCycle(sim);
            return "first=" + visible(sim, "first") + " second=" + visible(sim, "second");
        });
    }

    @Test
    void aCreationIsUndoneWithoutASyncOfItsDirectory() {
        assertThat(afterCreation(NONE.lostEntry(Rate.ALWAYS), false)).isEqualTo("none");
        assertThat(afterCreation(NONE.lostEntry(Rate.ALWAYS), true)).isEqualTo("");
        assertThat(afterCreation(NONE, false)).isEqualTo("");
    }

    private static String afterCreation(DiskFaults faults, boolean sync) {
        return outcome(1, sim -> {
            sim.control().disk().faults(faults);
            open(sim, "new").close();
            if (sync) {
                sim.env().disk().syncDirectory("");
            }
            powerCycle(sim);
            return visible(sim, "new");
        });
    }

    @Test
    void aDeletedFileIsBackWithoutASyncOfItsDirectory() {
        assertThat(afterDeletion(NONE.lostEntry(Rate.ALWAYS))).isEqualTo("A");
        assertThat(afterDeletion(NONE)).isEqualTo("none");
    }

    private static String afterDeletion(DiskFaults faults) {
        return outcome(1, sim -> {
            writeForced(sim, "file", 'A');
            sim.control().disk().faults(faults);
            Files.delete(path(sim, "file"));
            powerCycle(sim);
            return visible(sim, "file");
        });
    }

    @Test
    void aRenameIsUndoneWithoutASyncOfItsDirectory() {
        assertThat(afterRename(NONE.lostRename(Rate.ALWAYS))).isEqualTo("from=B to=A");
        assertThat(afterRename(NONE)).isEqualTo("from=none to=B");
    }

    @Test
    void aRenameCanBeDurableBeforeItsContent() {
        String content = outcome(1, sim -> {
            writeForced(sim, "to", 'A');
            FileChannel from = open(sim, "from");
            from.write(bytes(SECTOR, 'B'), 0);
            sim.control().disk().faults(NONE.lostWrite(Rate.ALWAYS));
            Files.move(path(sim, "from"), path(sim, "to"), StandardCopyOption.ATOMIC_MOVE);
            powerCycle(sim);
            return visible(sim, "to");
        });

        assertThat(content).isEmpty();
    }

    private static String afterRename(DiskFaults faults) {
        return outcome(1, sim -> {
            writeForced(sim, "to", 'A');
            writeForced(sim, "from", 'B');
            sim.control().disk().faults(faults);
            Files.move(path(sim, "from"), path(sim, "to"), StandardCopyOption.ATOMIC_MOVE);
            powerCycle(sim);
            return "from=" + visible(sim, "from") + " to=" + visible(sim, "to");
        });
    }

    @Test
    void aLostNameTakesEveryLaterOneWithIt() {
        String names = outcome(1, sim -> {
            sim.control().disk().onOperation(1, r -> r.path().equals("b"), DiskAction.lose());
            for (String name : new String[] {"a", "b", "c"}) {
                open(sim, name).close();
            }
            powerCycle(sim);
            return sim.control().disk().visibleImage().paths().toString();
        });

        assertThat(names).isEqualTo("[a]");
    }

    @Test
    void aReadErrorPassesAndABadSectorStaysUntilItIsWritten() {
        run(sim -> {
            DiskControl disk = sim.control().disk();
            FileChannel file = writeForced(sim, "file", 'A');
            disk.faults(NONE.readError(Rate.ALWAYS));
            assertReadFails(file);
            disk.faults(NONE);
            assertThat(file.read(bytes(SECTOR, 0), 0)).isEqualTo(SECTOR);

            disk.faults(NONE.badSector(Rate.ALWAYS));
            assertReadFails(file);
            disk.faults(NONE);
            assertReadFails(file);
            file.write(bytes(SECTOR, 'B'), 0);
            assertThat(file.read(bytes(SECTOR, 0), 0)).isEqualTo(SECTOR);

            disk.failSector("file", 100);
            assertReadFails(file);
            assertThat(disk.count(DiskFault.READ_ERROR)).isEqualTo(1);
            assertThat(disk.count(DiskFault.BAD_SECTOR)).isEqualTo(2);
        });
    }

    private static void assertReadFails(FileChannel file) {
        assertThatExceptionOfType(DiskIoException.class)
                .isThrownBy(() -> file.read(bytes(SECTOR, 0), 0))
                .satisfies(e -> assertThat(e.path()).isEqualTo("file"));
    }

    @Test
    void aFailedWriteLeavesTheFileAndTheBufferAsTheyWere() {
        run(sim -> {
            FileChannel file = writeForced(sim, "file", 'A');
            sim.control().disk().failNext(DiskRequest.Kind.WRITE);
            ByteBuffer from = bytes(SECTOR, 'B');
            assertThatExceptionOfType(DiskIoException.class).isThrownBy(() -> file.write(from, 0));
            assertThat(from.position()).isZero();
            assertThat(visible(sim, "file")).isEqualTo("A");
            file.write(from, 0);
            assertThat(visible(sim, "file")).isEqualTo("B");

            sim.control().disk().faults(NONE.writeError(Rate.ALWAYS));
            assertThatExceptionOfType(DiskIoException.class).isThrownBy(() -> file.truncate(0));
            assertThatExceptionOfType(DiskIoException.class).isThrownBy(() -> open(sim, "new"));
            sim.control().disk().faults(NONE);
            assertThat(Files.exists(path(sim, "new"))).isFalse();
            assertThat(file.size()).isEqualTo(SECTOR);
        });
    }

    @Test
    void bitRotFlipsOneBitOfWhatIsDurable() {
        run(sim -> {
            FileChannel file = writeForced(sim, "file", 'A');
            sim.control().disk().corruptSector("file", 7);
            byte[] rotten = Files.readAllBytes(path(sim, "file"));
            assertThat(flippedBits(rotten, array(SECTOR, 'A'))).isEqualTo(1);

            writeForced(sim, "file", 'B');
            file.write(bytes(SECTOR, 'C'), 0);
            sim.control().disk().corruptSector("file", 7);
            assertThat(visible(sim, "file")).isEqualTo("C");
            assertThat(sim.control().disk().durable("file")).isPresent();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.control().disk().corruptSector("file", SECTOR))
                    .withMessageContaining("512");
            assertThat(sim.control().disk().count(DiskFault.BIT_ROT)).isEqualTo(2);
        });
    }

    @Test
    void aCorruptReadChangesTheBufferAndNotTheMedium() {
        run(sim -> {
            FileChannel file = writeForced(sim, "file", 'A');
            sim.control().disk().faults(NONE.corruptRead(Rate.ALWAYS));
            ByteBuffer into = ByteBuffer.allocate(SECTOR);
            file.read(into, 0);
            assertThat(flippedBits(into.array(), array(SECTOR, 'A'))).isEqualTo(1);
            sim.control().disk().faults(NONE);
            file.read(into.clear(), 0);
            assertThat(into.array()).isEqualTo(array(SECTOR, 'A'));

            sim.control().disk().onOperation(2, r -> r.kind() == DiskRequest.Kind.READ, DiskAction.corrupt());
            file.read(into.clear(), 0);
            assertThat(into.array()).isEqualTo(array(SECTOR, 'A'));
            file.read(into.clear(), 0);
            assertThat(flippedBits(into.array(), array(SECTOR, 'A'))).isEqualTo(1);
        });
    }

    private static int flippedBits(byte[] left, byte[] right) {
        BitSet difference = BitSet.valueOf(left);
        difference.xor(BitSet.valueOf(right));
        return difference.cardinality();
    }

    @Test
    void aStalledDiskAnswersWhenTheStallEnds() {
        assertThat(nanosOfAWrite(disk -> disk.stall(Duration.ofMillis(20)))).isEqualTo(20_000_000);
        assertThat(nanosOfAWrite(disk -> disk.onOperation(1, r -> true, DiskAction.stall(Duration.ofMillis(3)))))
                .isEqualTo(3_000_000);
        assertThat(nanosOfAWrite(disk -> {})).isEqualTo(100_000);
    }

    private static long nanosOfAWrite(java.util.function.Consumer<DiskControl> setting) {
        long[] nanos = new long[1];
        run(sim -> {
            FileChannel file = open(sim, "file");
            setting.accept(sim.control().disk());
            long before = sim.env().io().nanoTime();
            file.write(bytes(1, 'A'), 0);
            nanos[0] = sim.env().io().nanoTime() - before;
        });
        return nanos[0];
    }

    @Test
    void aRateOfStallsFallsOnTicks() {
        run(sim -> {
            FileChannel file = open(sim, "file");
            sim.control().disk().faults(NONE.stall(Rate.ALWAYS, Duration.ofNanos(500_000)));
            sim.control().tick();
            long before = sim.env().io().nanoTime();
            file.write(bytes(1, 'A'), 0);
            assertThat(sim.env().io().nanoTime() - before).isEqualTo(500_000);
            assertThat(sim.control().disk().count(DiskFault.STALL)).isEqualTo(1);
        });
    }

    @Test
    void latencyIsAMinimumAndAJitter() {
        SimulationOptions options = SimulationOptions.disk(
                disk -> disk.writeLatency(DiskLatency.jittered(Duration.ofNanos(1_000), Duration.ofNanos(10))));
        TreeSet<Long> times = new TreeSet<>();
        SimulatedWorld.run(Seed.of(5), options, sim -> {
            FileChannel file = open(sim, "file");
            for (int i = 0; i < 200; i++) {
                long before = sim.env().io().nanoTime();
                file.write(bytes(1, 'A'), 0);
                times.add(sim.env().io().nanoTime() - before);
            }
        });

        assertThat(times).hasSize(11);
        assertThat(times.first()).isEqualTo(1_000);
        assertThat(times.last()).isEqualTo(1_010);
    }

    @Test
    void aRollIsInTheTraceWithItsRateAndOutcome() {
        Trace trace = run(sim -> {
            FileChannel file = open(sim, "file");
            sim.control().disk().faults(NONE.lostWrite(Rate.ALWAYS));
            file.write(bytes(SECTOR, 'A'), 0);
            sim.control().disk().crash();
            assertThat(sim.control().disk().count(DiskFault.LOST_WRITE)).isEqualTo(1);
        });

        assertThat(trace.text())
                .contains("disk.faults node=0 lost_write=1/1")
                .contains("disk.roll node=0 fault=lost_write op=2 rate=1/1 roll=0 fired=true")
                .contains("disk.crash_write node=0 op=2 path=file outcome=lost sectors=1")
                .contains("disk.crash_name node=0 op=1 path=file outcome=landed");
    }

    private static FileChannel writeForced(Simulation sim, String name, int value) throws IOException {
        FileChannel file = open(sim, name);
        file.write(bytes(SECTOR, value), 0);
        file.force(true);
        return file;
    }

    private static Trace run(SimulatedWorld.Body body) {
        return SimulatedWorld.run(Seed.of(1), SimulationOptions.defaults(), body);
    }

    private static String outcome(long seed, Story story) {
        String[] outcome = new String[1];
        SimulatedWorld.run(Seed.of(seed), SimulationOptions.defaults(), sim -> outcome[0] = story.tell(sim));
        return outcome[0];
    }

    /** What a test does, and what comes of it. */
    @FunctionalInterface
    private interface Story {
        String tell(Simulation sim) throws IOException;
    }
}
