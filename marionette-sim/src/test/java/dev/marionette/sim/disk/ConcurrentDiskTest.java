package dev.marionette.sim.disk;

import static dev.marionette.sim.disk.Disks.SECTOR;
import static dev.marionette.sim.disk.Disks.bytes;
import static dev.marionette.sim.disk.Disks.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Tasks that share a disk whose latency varies. */
final class ConcurrentDiskTest {

    private static final int SEEDS = 40;
    private static final SimulationOptions JITTERY = SimulationOptions.disk(
            disk -> disk.latency(DiskLatency.jittered(Duration.ofNanos(1_000), Duration.ofNanos(100_000))));

    /** Random programs of three tasks over the same files: every run repeats, and its recording gives what the disk shows. */
    @Test
    void aRecordingOfManyTasksShowsWhatTheDiskShows() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            long base = seed * 10;
            SimulatedWorld.run(Seed.of(seed), JITTERY, sim -> {
                DiskControl disk = sim.control().disk();
                disk.faults(DiskFaults.none()
                        .readError(Rate.oneIn(20))
                        .writeError(Rate.oneIn(20))
                        .stall(Rate.oneIn(5), Duration.ofNanos(700_000)));
                disk.startRecording();
                runPrograms(sim, base);
                DiskImage visible = disk.visibleImage();
                DiskImage durable = disk.durableImage();
                DiskRecording recording = disk.stopRecording();
                DiskReplay replay = DiskReplay.of(recording);
                replay.advanceTo(recording.operations().size());
                assertThat(replay.killed()).isEqualTo(visible);
                assertThat(replay.crash(op -> CrashOutcome.LOST)).isEqualTo(durable);
            });
        }
    }

    private static void runPrograms(Simulation sim, long base) throws Exception {
        Path root = sim.env().io().root();
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<FileMachine.Step> program = FileMachine.program(base + i, 40);
            tasks.add(sim.env().io().executor().submit(() -> FileMachine.results(root, program)));
        }
        for (Future<?> task : tasks) {
            task.get();
        }
    }

    @Test
    void tasksThatShareAChannelTakeTurnsAtItsPosition() {
        TreeSet<String> orders = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulatedWorld.run(Seed.of(seed), JITTERY, sim -> {
                FileChannel file = open(sim, "file");
                List<Future<?>> writers = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    int letter = 'A' + i;
                    writers.add(sim.env().io().executor().submit(() -> file.write(bytes(SECTOR, letter))));
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
                orders.add(Disks.visible(sim, "file"));
            });
        }

        assertThat(orders).containsExactly("ABC", "ACB", "BAC", "BCA", "CAB", "CBA");
    }
}
