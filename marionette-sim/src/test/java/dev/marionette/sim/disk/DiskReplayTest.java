package dev.marionette.sim.disk;

import static dev.marionette.sim.disk.Disks.SECTOR;
import static dev.marionette.sim.disk.Disks.bytes;
import static dev.marionette.sim.disk.Disks.open;
import static dev.marionette.sim.disk.Disks.sectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceEvent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A recording gives the images that crashes of the live disk leave. */
final class DiskReplayTest {

    @Test
    void everyPositionShowsWhatACrashThereLeaves() {
        DiskRecording recording = record(sim -> {
            FileChannel file = open(sim, "file");
            file.write(bytes(SECTOR, 'A'), 0);
            file.force(true);
            file.write(bytes(SECTOR, 'B'), SECTOR);
        });
        DiskReplay replay = DiskReplay.of(recording);
        List<String> seen = new ArrayList<>();
        for (int position = 0; position <= recording.operations().size(); position++) {
            replay.advanceTo(position);
            seen.add(describe(replay.killed()) + "|" + describe(replay.crash(op -> CrashOutcome.LOST)) + "|"
                    + describe(replay.crash(op -> CrashOutcome.LANDED)));
        }

        assertThat(seen)
                .containsExactly(
                        "||file=",
                        "file=||file=A",
                        "file=A||file=A",
                        "file=A|file=A|file=AB",
                        "file=AB|file=A|file=AB");
        assertThat(recording.marks()).containsExactly(new DiskRecording.Mark(4, "done", 7));
    }

    @Test
    void aSizeCanLandWithoutItsBytes() {
        DiskRecording recording = record(sim -> {
            FileChannel file = open(sim, "file");
            file.write(bytes(2 * SECTOR, 'A'), 0);
        });
        DiskReplay replay = DiskReplay.of(recording);
        replay.advanceTo(2);

        DiskImage image =
                replay.crash(op -> op instanceof DiskOperation.Write ? CrashOutcome.SIZE_ONLY : CrashOutcome.LANDED);

        assertThat(describe(image)).isEqualTo("file=..");
        assertThat(replay.pending()).hasSize(2);
        assertThat(replay.inFlight()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> replay.advanceTo(1));
        assertThatIllegalArgumentException().isThrownBy(() -> replay.advanceTo(3));
    }

    /** A random run crashes; a replay of the run, given the outcomes that the crash had, shows what the restarted disk shows. */
    @Test
    void aReplayAgreesWithTheLiveDisk() {
        for (long seed = 1; seed <= 100; seed++) {
            long program = seed;
            List<Object> found = new ArrayList<>();
            Trace trace = SimulatedWorld.run(Seed.of(seed), SimulationOptions.defaults(), sim -> {
                found.clear();
                found.add(crashARandomRun(sim, program));
                found.add(sim.control().disk().visibleImage());
            });
            DiskReplay replay = DiskReplay.of((DiskRecording) found.get(0));
            replay.advanceTo(((DiskRecording) found.get(0)).operations().size());
            Map<Long, CrashOutcome> outcomes = outcomes(trace);
            assertThat(replay.crash(op -> outcomes.getOrDefault(op.id(), CrashOutcome.LANDED)))
                    .isEqualTo(found.get(1));
            assertThat(replay.pending()).extracting(DiskOperation::id).containsExactlyElementsOf(outcomes.keySet());
        }
    }

    private static DiskRecording crashARandomRun(Simulation sim, long program) throws IOException {
        Rate third = Rate.of(1, 3);
        DiskControl disk = sim.control().disk();
        disk.startRecording();
        disk.faults(DiskFaults.none()
                .lostWrite(third)
                .tornWrite(third)
                .lostEntry(Rate.oneIn(9))
                .lostRename(third));
        FileMachine.run(sim.env().io().root(), FileMachine.program(program, 60));
        DiskImage visible = disk.visibleImage();
        DiskImage durable = disk.durableImage();
        disk.crash();
        disk.restart();
        DiskRecording recording = disk.stopRecording();
        DiskReplay replay = DiskReplay.of(recording);
        replay.advanceTo(recording.operations().size());
        assertThat(replay.killed()).isEqualTo(visible).hasSameHashCodeAs(visible);
        assertThat(replay.crash(op -> CrashOutcome.LOST)).isEqualTo(durable);
        return recording;
    }

    static Map<Long, CrashOutcome> outcomes(Trace trace) {
        Map<Long, CrashOutcome> outcomes = new TreeMap<>();
        for (TraceEvent event : trace.events()) {
            if (event.name().startsWith("disk.crash_")) {
                outcomes.put(event.number("op").orElseThrow(), outcome(event));
            }
        }
        return outcomes;
    }

    private static CrashOutcome outcome(TraceEvent event) {
        return switch (event.value("outcome").orElseThrow()) {
            case "landed" -> CrashOutcome.LANDED;
            case "lost" -> CrashOutcome.LOST;
            default -> CrashOutcome.torn(bits(event.value("landed").orElseThrow()));
        };
    }

    private static BitSet bits(String text) {
        BitSet bits = new BitSet();
        for (int i = 0; i < text.length(); i++) {
            bits.set(i, text.charAt(i) == '1');
        }
        return bits;
    }

    @Test
    void aMountedImageIsADiskOfItsOwn() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("dir/file", Disks.array(700, 'A'));
        DiskImage image = DiskImage.of(files);
        MountedImage mounted = image.mount(5);
        try (FileChannel file =
                FileChannel.open(mounted.root().resolve("dir/file"), java.nio.file.StandardOpenOption.WRITE)) {
            file.write(bytes(1, 'B'), 0);
        }
        Files.move(mounted.root().resolve("dir/file"), mounted.root().resolve("moved"));
        byte[] bytes = mounted.image().bytes("moved");

        assertThat(bytes).hasSize(700).startsWith('B', 'A');
        assertThat(image.bytes("dir/file")).startsWith('A', 'A');
        assertThat(mounted.operations()).isEqualTo(2);
        assertThat(image).isEqualTo(DiskImage.of(files)).isNotEqualTo(mounted.image());
        assertThatIllegalStateException()
                .isThrownBy(() -> Files.write(mounted.root().resolve("more"), new byte[100_000]))
                .withMessageContaining("5");
        assertThat(mounted.isExhausted()).isTrue();
    }

    private static DiskRecording record(Steps steps) {
        DiskRecording[] recording = new DiskRecording[1];
        SimulatedWorld.run(Seed.of(1), SimulationOptions.defaults(), sim -> {
            sim.control().disk().startRecording();
            steps.take(sim);
            sim.control().disk().mark("done", 7);
            recording[0] = sim.control().disk().stopRecording();
        });
        return recording[0];
    }

    private static String describe(DiskImage image) {
        StringBuilder text = new StringBuilder();
        for (String path : image.paths()) {
            text.append(path).append('=').append(sectors(image.bytes(path)));
        }
        return text.toString();
    }

    /** What is recorded. */
    @FunctionalInterface
    private interface Steps {
        void take(Simulation sim) throws IOException;
    }
}
