package dev.marionette.check.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import dev.marionette.check.plan.FaultPlan;
import dev.marionette.check.plan.RunningPlan;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Three notes in a file, each a byte, written in place and forced; or not forced, which is the planted bug. */
final class NoteStore {

    private final Path file;
    private final boolean forces;

    NoteStore(Path directory, boolean forces) {
        this.file = directory.resolve("notes");
        this.forces = forces;
    }

    /** Does the operations while the plan goes on, and compares with what was acknowledged. */
    static void survive(World world, List<NoteOperation> workload, FaultPlan plan, boolean forces) throws IOException {
        Simulation sim = world.simulate(SimulationOptions.defaults());
        NoteStore store = new NoteStore(sim.env().io().root(), forces);
        store.create();
        sim.control().disk().faults(DiskFaults.none().lostWrite(Rate.ALWAYS));
        RunningPlan faults = plan.within(workload.size()).start(sim);
        int[] acknowledged = new int[3];
        for (NoteOperation operation : workload) {
            awaitPower(sim);
            store.apply(operation, acknowledged);
            faults.operationDone();
        }
        faults.end();
        for (int note = 0; note < acknowledged.length; note++) {
            assertThat(store.read(note)).as("note %d", note).isEqualTo(acknowledged[note]);
        }
    }

    private static void awaitPower(Simulation sim) {
        while (sim.control().disk().isDown()) {
            sim.control().tick();
        }
    }

    private void create() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(3));
            channel.force(true);
        }
        try (FileChannel names = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private void apply(NoteOperation operation, int[] acknowledged) throws IOException {
        switch (operation) {
            case NoteOperation.Write(int note, int text) -> {
                write(note, text);
                acknowledged[note] = text;
            }
            case NoteOperation.Erase(int note) -> {
                write(note, 0);
                acknowledged[note] = 0;
            }
            case NoteOperation.Look look -> read(0);
        }
    }

    private void write(int note, int text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) text}), note);
            if (forces) {
                channel.force(true);
            }
        }
    }

    private int read(int note) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer read = ByteBuffer.allocate(1);
            channel.read(read, note);
            return read.get(0);
        }
    }
}
