package dev.marionette.validate.h2mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkloadTest {

    private static final int STEPS = 30;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {MvStoreEngine.PINNED, MvStoreEngine.CONTROL})
    void withoutAnyCrashTheStoreShowsWhatTheModelSays(String version) throws IOException {
        MvStoreEngine engine = MvStoreEngine.of(version);
        for (int seed = 1; seed <= 3; seed++) {
            HostDirectoryScene scene = new HostDirectoryScene(engine, directory("seed" + seed));
            Workload workload = new Workload(scene.scene(), new SplittableRandom(seed));
            workload.play(new Workload.Plan(STEPS, Workload.Story.EVERYTHING));
            MapStore reopened = scene.open();

            assertThat(reopened.contents()).isEqualTo(workload.expected());
            reopened.close();
        }
    }

    @Test
    void theFileIsTheSameByteForByteInEveryRun() throws IOException {
        MvStoreEngine engine = MvStoreEngine.of(MvStoreEngine.PINNED);

        assertThat(file(engine, "first")).isEqualTo(file(engine, "second"));
    }

    private byte[] file(MvStoreEngine engine, String name) throws IOException {
        Path directory = directory(name);
        new Workload(new HostDirectoryScene(engine, directory).scene(), new SplittableRandom(11))
                .play(new Workload.Plan(STEPS, Workload.Story.EVERYTHING));
        return Files.readAllBytes(directory.resolve(Workload.FILE));
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(temporary.resolve(name));
    }
}
