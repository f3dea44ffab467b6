package dev.marionette.sim.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.disk.FileMachine.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The simulated file system answers every operation as the host's default one does, exceptions included. */
final class HostParityTest {

    @Property(tries = 400, seed = "20260101")
    void everyProgramHasTheSameResults(@ForAll("programs") List<Step> program) throws IOException {
        Path directory = Files.createTempDirectory("parity");
        try {
            List<String> onHost = FileMachine.run(directory, program);
            List<String> simulated = new ArrayList<>();
            SimulatedWorld.run(Seed.of(1), SimulationOptions.disk(disk -> disk.sectorSize(512)), sim -> {
                simulated.clear();
                simulated.addAll(FileMachine.run(sim.env().io().root(), program));
            });
            assertThat(simulated).isEqualTo(onHost);
        } finally {
            deleteTree(directory);
        }
    }

    @Provide
    Arbitrary<List<Step>> programs() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 26),
                        Arbitraries.integers().between(0, 98),
                        Arbitraries.integers().between(0, 98),
                        Arbitraries.integers().between(0, 2_999))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
