package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in JVMs of its own. */
final class ChildJvmTest {

    private static final int TERMINATED = 143;

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:+UseSerialGC", "-Xint", "-XX:+UseParallelGC", "-Dfile.encoding=UTF-16 -Duser.language=tr"})
    void theTraceIsTheSameInEveryJvm(String flags) throws IOException, InterruptedException {
        Process child = start(List.of(flags.split(" ")), "run", "sample-busy", "--trace");
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        assertThat(printed)
                .isEqualTo(Invocation.of("run", "sample-busy", "--trace").out());
    }

    @Test
    void anInterruptedCampaignPrintsTheSeedsDoneSoFar() throws IOException, InterruptedException {
        Process child = start(List.of("-XX:+UseSerialGC"), "fuzz", "sample-announcing", "--seeds", "1000000m");
        try (BufferedReader err = child.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).isEqualTo("a thousand runs");
            child.toHandle().destroy();
            String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).isEqualTo(TERMINATED);
            assertThat(printed)
                    .matches("sample-announcing: interrupted after [0-9]{3,} of 1000000000000 seeds from 0xC0FFEE;"
                            + " 0 failed\n");
        }
    }

    private static Process start(List<String> flags, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.marionette.launcher.Main"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }
}
