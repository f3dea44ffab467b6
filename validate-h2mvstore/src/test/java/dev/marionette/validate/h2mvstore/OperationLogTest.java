package dev.marionette.validate.h2mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.validate.h2mvstore.engine.MvStoreSession;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guest class loader is for: without it the engine's bytes carry the host's time. */
final class OperationLogTest {

    private final MvStoreEngine engine = MvStoreEngine.of(MvStoreEngine.PINNED);

    @Test
    void theOperationLogIsIdenticalContentIncluded() {
        List<DiskRecording> logs = new ArrayList<>();
        Scenario<?> scenario = Scenario.named(
                        "log",
                        world -> RecordedStore.play(
                                engine,
                                world.simulate(SimulationOptions.defaults()),
                                world.workload(),
                                new Workload.Plan(30, Workload.Story.EVERYTHING)))
                .run(played -> logs.add(played.recording()));
        // Every seed is run twice.
        Runner.expectPass(scenario, Seed.of(5));

        assertThat(logs).hasSize(2);
        assertThat(contents(logs.get(0))).hasSizeGreaterThan(30).isEqualTo(contents(logs.get(1)));
        assertThat(logs.get(0).marks()).isEqualTo(logs.get(1).marks());
    }

    @Test
    void withoutTheLoaderTheHostsTimeIsInTheFile() {
        List<String> headers = new ArrayList<>();
        Scenario<?> scenario = Scenario.named("log", world -> world.simulate(SimulationOptions.defaults()))
                .run(simulation -> {
                    MapStore store = MvStoreSession.open(simulation.env().io().root(), Workload.FILE);
                    store.put("names", 1, "one");
                    store.close();
                    byte[] file =
                            simulation.control().disk().visible(Workload.FILE).orElseThrow();
                    headers.add(new String(file, 0, 120, StandardCharsets.ISO_8859_1));
                });
        Runner.run(scenario, Seed.of(5));

        // The simulation begins on the first of January 2026; the host's clock shows another time.
        assertThat(headers).isNotEmpty().noneMatch(header -> header.contains("created:19b76daa800,"));
    }

    private static List<String> contents(DiskRecording recording) {
        return recording.operations().stream().map(OperationLogTest::describe).toList();
    }

    private static String describe(DiskOperation operation) {
        if (!(operation instanceof DiskOperation.Write write)) {
            return operation.id() + " " + operation.getClass().getSimpleName() + " " + operation.path();
        }
        ByteBuffer bytes = write.bytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return operation.id() + " " + write.offset() + " " + HexFormat.of().formatHex(copy);
    }
}
