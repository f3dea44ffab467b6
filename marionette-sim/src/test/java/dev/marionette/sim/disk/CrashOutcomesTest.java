package dev.marionette.sim.disk;

import static dev.marionette.sim.disk.Disks.SECTOR;
import static dev.marionette.sim.disk.Disks.bytes;
import static dev.marionette.sim.disk.Disks.open;
import static dev.marionette.sim.disk.Disks.path;
import static dev.marionette.sim.disk.Disks.powerCycle;
import static dev.marionette.sim.disk.Disks.sectors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Exactly which states a crash leaves after the classic ways to write a file, over enough seeds to see each. */
final class CrashOutcomesTest {

    private static final int SEEDS = 150;
    private static final Rate HALF = Rate.oneIn(2);
    private static final DiskFaults EVERYTHING =
            DiskFaults.none().lostWrite(HALF).tornWrite(HALF).lostEntry(HALF).lostRename(HALF);

    @Test
    void writeAndRenameMayLeaveTheOldFileAnEmptyOneOrTheNewOne() {
        assertThat(outcomes(sim -> {
                    FileChannel tmp = open(sim, "tmp");
                    tmp.write(bytes(SECTOR, 'B'), 0);
                    rename(sim);
                }))
                .containsExactly("file=", "file=A", "file=A tmp=", "file=A tmp=B", "file=B");
    }

    @Test
    void writeForceAndRenameLeavesTheOldOrTheNewFileWhole() {
        assertThat(outcomes(sim -> {
                    writeForced(sim, "tmp", 'B');
                    rename(sim);
                }))
                .containsExactly("file=A tmp=B", "file=B");
    }

    @Test
    void writeForceRenameAndDirectorySyncLeavesTheNewFile() {
        assertThat(outcomes(sim -> {
                    writeForced(sim, "tmp", 'B');
                    rename(sim);
                    forceRoot(sim);
                }))
                .containsExactly("file=B");
    }

    @Test
    void aForceAfterTheRenameDoesNotMakeTheRenameDurable() {
        assertThat(outcomes(sim -> {
                    FileChannel tmp = writeForced(sim, "tmp", 'B');
                    rename(sim);
                    tmp.force(true);
                }))
                .containsExactly("file=A tmp=B", "file=B");
    }

    @Test
    void anAppendIsThereOnceForcedAndInAnyPartBefore() {
        assertThat(outcomes(sim -> {
                    FileChannel file = open(sim, "file");
                    file.write(bytes(SECTOR, 'B'), SECTOR);
                    file.force(false);
                    file.write(bytes(2 * SECTOR, 'C'), 2 * SECTOR);
                }))
                .containsExactly("file=AB", "file=AB.C", "file=ABC", "file=ABCC");
    }

    @Test
    void anAppendBelowASectorNeverLeavesALengthWithoutItsBytes() {
        assertThat(outcomes(sim -> {
                    FileChannel file = open(sim, "file");
                    file.write(bytes(28, 'A'), SECTOR);
                    file.write(bytes(28, 'A'), SECTOR + 28);
                    assertThat(file.size()).isEqualTo(SECTOR + 56);
                }))
                .containsExactly("file=A", "file=AA");
    }

    @Test
    void overwritesOfTwoFilesLandInAnyOrder() {
        assertThat(outcomes(sim -> {
                    FileChannel file = open(sim, "file");
                    FileChannel other = writeForced(sim, "other", 'A');
                    file.write(bytes(SECTOR, 'B'), 0);
                    other.write(bytes(SECTOR, 'B'), 0);
                }))
                .containsExactly("file=A other=A", "file=A other=B", "file=B other=A", "file=B other=B");
    }

    @Test
    void forcingANewFileKeepsItsNameWithoutADirectorySync() {
        assertThat(outcomes(sim -> writeForced(sim, "new", 'B'))).containsExactly("file=A new=B");
    }

    @Test
    void forcingANewFileKeepsTheNamesMadeBeforeItButNotTheirContent() {
        assertThat(outcomes(sim -> {
                    Files.createDirectory(path(sim, "dir"));
                    open(sim, "dir/first").write(bytes(SECTOR, 'B'), 0);
                    writeForced(sim, "second", 'C');
                    open(sim, "third").close();
                }))
                .containsExactly(
                        "dir/first= file=A second=C",
                        "dir/first= file=A second=C third=",
                        "dir/first=B file=A second=C",
                        "dir/first=B file=A second=C third=");
    }

    @Test
    void aMoveThatReplacesInTwoStepsCanLeaveNothingUnderTheName() {
        assertThat(outcomes(sim -> {
                    writeForced(sim, "tmp", 'B');
                    Files.move(path(sim, "tmp"), path(sim, "file"), StandardCopyOption.REPLACE_EXISTING);
                }))
                .containsExactly("file=A tmp=B", "file=B", "tmp=B");
    }

    @Test
    void aTruncationIsLostOrThereAsAWhole() {
        assertThat(outcomes(sim -> {
                    FileChannel file = open(sim, "file");
                    file.write(bytes(SECTOR, 'B'), SECTOR);
                    file.force(true);
                    file.truncate(SECTOR);
                    file.write(bytes(SECTOR, 'C'), SECTOR);
                }))
                .containsExactly("file=A", "file=AB", "file=AC");
    }

    @Test
    void aDeletedButOpenFileIsGoneOrBackWhole() {
        assertThat(outcomes(sim -> {
                    FileChannel file = open(sim, "file");
                    Files.delete(path(sim, "file"));
                    file.write(bytes(SECTOR, 'B'), 0);
                }))
                .containsExactly("", "file=A", "file=B");
    }

    private static void rename(Simulation sim) throws IOException {
        Files.move(path(sim, "tmp"), path(sim, "file"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void forceRoot(Simulation sim) throws IOException {
        try (FileChannel root = FileChannel.open(sim.env().io().root())) {
            root.force(true);
        }
    }

    private static FileChannel writeForced(Simulation sim, String name, int value) throws IOException {
        FileChannel file = open(sim, name);
        file.write(bytes(SECTOR, value), 0);
        file.force(true);
        return file;
    }

    /** The files and their sectors after a crash, for each seed, beginning with a durable file "A". */
    private static TreeSet<String> outcomes(Steps steps) {
        TreeSet<String> outcomes = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulatedWorld.run(Seed.of(seed), SimulationOptions.defaults(), sim -> {
                writeForced(sim, "file", 'A');
                sim.control().disk().faults(EVERYTHING);
                steps.take(sim);
                powerCycle(sim);
                outcomes.add(describe(sim.control().disk().visibleImage()));
            });
        }
        return outcomes;
    }

    private static String describe(DiskImage image) {
        StringBuilder text = new StringBuilder();
        for (String path : image.paths()) {
            if (image.isFile(path)) {
                text.append(text.isEmpty() ? "" : " ").append(path).append('=').append(sectors(image.bytes(path)));
            }
        }
        return text.toString();
    }

    /** What is done to the disk before the crash. */
    @FunctionalInterface
    private interface Steps {
        void take(Simulation sim) throws IOException;
    }
}
