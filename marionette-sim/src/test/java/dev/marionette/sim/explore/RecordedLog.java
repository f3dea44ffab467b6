package dev.marionette.sim.explore;

import dev.marionette.api.Seed;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A recorded run of a {@link LogStore}, with its promises.
 *
 * @param recording what happened on the disk
 * @param model what was promised
 */
record RecordedLog(DiskRecording recording, CrashModel<List<Long>> model) {

    /** Appends the numbers from 1 on, and promises durability at every fourth: after a sync, or, if asked to lie, without one. */
    static RecordedLog of(int numbers, boolean syncs) {
        AtomicReference<RecordedLog> last = new AtomicReference<>();
        Scenario<Harness> scenario =
                Scenario.named("log", Harness::new).run(harness -> last.set(harness.record(numbers, syncs)));
        Runner.expectPass(scenario, Seed.of(1));
        return Objects.requireNonNull(last.get());
    }

    private static final class Harness {
        private final DiskControl disk;
        private final Path root;

        Harness(World world) {
            var simulation = world.simulate(SimulationOptions.defaults());
            disk = simulation.control().disk();
            root = simulation.env().io().root();
        }

        RecordedLog record(int numbers, boolean syncs) throws IOException {
            disk.startRecording();
            LogStore store = LogStore.open(root);
            store.sync();
            CrashModel<List<Long>> model = new CrashModel<>(disk::mark, List.of());
            model.forced();
            for (long number = 1; number <= numbers; number++) {
                List<Long> next = new ArrayList<>(store.state());
                next.add(number);
                model.begun(List.copyOf(next));
                store.append(number);
                model.acknowledged();
                if (number % 4 == 0) {
                    promise(store, model, syncs);
                }
            }
            return new RecordedLog(disk.stopRecording(), model);
        }

        private static void promise(LogStore store, CrashModel<List<Long>> model, boolean syncs) throws IOException {
            if (syncs) {
                store.sync();
            }
            model.forced();
        }
    }
}
