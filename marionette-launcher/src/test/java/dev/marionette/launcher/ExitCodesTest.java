package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitCodesTest {

    private static final String FAILING_SEED = "0xC0FFF0";

    @ParameterizedTest
    @CsvSource({
        "0, list",
        "0, run sample-steady",
        "0, run sample-steady sample-busy",
        "0, run sample-planted --seed 0xC0FFF0 --expect-failure",
        "0, run sample-planted --expect-failure --seeds 1000",
        "0, run sample-drifting --expect-failure",
        "0, run sample-drifting --expect determinism-mismatch",
        "0, run sample-planted --expect CHECK_FAILED --seeds 1000",
        "0, fuzz sample-planted --seeds 200 --expect check-failed",
        "0, fuzz sample-busy --seeds 5 --require operation.sneeze --expect not-exercised",
        "0, fuzz sample-steady --seeds 200 --jobs 2",
        "0, fuzz sample-planted --seeds 200 --expect-failure",
        "0, fuzz sample-busy --seeds 20 --require buggify.sample.hiccup --require operation.draw",
        "0, --help",
        "1, run sample-planted --seed 0xC0FFF0",
        "1, run sample-steady sample-planted sample-steady --seed 0xC0FFF0",
        "1, run sample-planted --seed 0xC0FFF0 --trace",
        "1, run sample-planted --seed 0xC0FFF0 --json",
        "1, run sample-steady --expect-failure",
        "1, run sample-steady --expect-failure --seeds 100",
        "1, run sample-drifting",
        "1, run sample-planted --expect liveness --seeds 1000",
        "1, run sample-steady --expect check-failed",
        "1, fuzz sample-planted --seeds 200 --expect liveness",
        "1, fuzz sample-busy --seeds 5 --require operation.sneeze --expect-failure",
        "1, fuzz sample-planted --seeds 200",
        "1, fuzz sample-steady --seeds 200 --expect-failure",
        "1, fuzz sample-busy --seeds 20 --require operation.sneeze",
        "1, fuzz sample-busy --seeds 20 --require operation.drow",
    })
    void tellPassFromFinding(int expected, String commandLine) {
        assertThat(Invocation.of(commandLine.split(" ")).exitCode()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "run nonsense | there are sample-steady, sample-planted",
                "run sample-stedy | did you mean sample-steady?",
                "run steady | did you mean sample-steady?",
                "run | NAME",
                "run sample-steady --seed banana | not a seed: 'banana'; write a 64-bit number",
                "run sample-steady --seed | --seed",
                "run sample-steady --seed 0x1FFFFFFFFFFFFFFFF | not a seed",
                "run sample-steady --sed 1 | did you mean --seed",
                "run sample-steady --seeds 10 | add --expect-failure",
                "run sample-steady --trace --json | mutually exclusive",
                "run sample-steady sample-busy --trace | --trace is for one scenario, not for 2",
                "run sample-steady --diff /no/such/file | there is no file '/no/such/file'",
                "run sample-steady --diff / | '/' is a directory",
                "fuzz sample-steady --seeds 0 | not a count: '0'",
                "fuzz sample-steady --seeds -5 | not a count: '-5'",
                "fuzz sample-steady --seeds 1.5k | not a count: '1.5k'",
                "fuzz sample-steady --seeds 99999999999999999999 | not a count",
                "fuzz sample-steady --jobs 0 | not a count: '0'",
                "fuzz sample-steady --jobs 1m | --jobs is at most 1024, not 1000000",
                "fuzz sample-steady --max-failures many | not a count: 'many'",
                "fuzz sample-steady sample-busy | sample-busy",
                "fuzz sample-steady --expect bug | there is no failure of kind 'bug'; there are scenario-error,",
                "shuffle | there is no option or argument 'shuffle' here",
                "lst | did you mean list?",
                "`` | name a command",
            })
    void refuseABadCommandLineInOneSentence(String commandLine, String sentence) {
        Invocation refused = Invocation.of(commandLine.isEmpty() ? new String[0] : commandLine.split(" "));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(sentence).startsWith("marionette").doesNotContain("\tat ");
        assertThat(refused.err().lines()).hasSize(2);
    }

    @Test
    void aBrokenClassPathIsNeitherAFindingNorBadUsage() {
        Terminal terminal = Invocation.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
        int exitCode = Launcher.run(
                terminal, () -> Catalog.of(List.of(SampleScenarios.STEADY, SampleScenarios.STEADY)), "list");
        assertThat(exitCode).isEqualTo(ExitCode.BROKEN);
    }

    @Test
    void aTraceComparedWithItselfIsTheSame(@TempDir Path directory) throws IOException {
        Path kept = keepTrace(directory, "sample-busy", "1");
        Invocation compared = Invocation.of("run", "sample-busy", "--seed", "1", "--diff", kept.toString());
        assertThat(compared.exitCode()).isEqualTo(ExitCode.PASS);
        assertThat(compared.out()).startsWith("the same trace");
    }

    @Test
    void aTraceComparedWithAnotherSeedsShowsTheFirstDifference(@TempDir Path directory) throws IOException {
        Path kept = keepTrace(directory, "sample-busy", "1");
        Invocation compared = Invocation.of("run", "sample-busy", "--seed", "2", "--diff", kept.toString());
        assertThat(compared.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(compared.out()).startsWith("first difference at line 2").contains("seed=1", "seed=2");
    }

    @Test
    void anExpectedFailureComparedWithItselfIsTheSame(@TempDir Path directory) throws IOException {
        Path kept = keepTrace(directory, "sample-planted", FAILING_SEED);
        String[] command = {"run", "sample-planted", "--seed", FAILING_SEED, "--expect-failure", "--diff", "" + kept};
        assertThat(Invocation.of(command).exitCode()).isEqualTo(ExitCode.PASS);
    }

    @Test
    void aFileThatIsNotATraceIsRefusedWithItsLine(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("notes.txt");
        Files.writeString(file, "not a trace\n");
        Invocation refused = Invocation.of("run", "sample-steady", "--diff", file.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is not a whole trace: line 1: ");
    }

    @Test
    void aTraceCutShortIsRefused(@TempDir Path directory) throws IOException {
        Path kept = keepTrace(directory, "sample-busy", "1");
        String whole = Files.readString(kept, StandardCharsets.US_ASCII);
        Files.writeString(kept, whole.substring(0, whole.length() - 3));
        assertThat(Invocation.of("run", "sample-busy", "--diff", kept.toString())
                        .err())
                .contains("the last line has no line end");
    }

    private static Path keepTrace(Path directory, String scenario, String seed) throws IOException {
        Path file = directory.resolve("kept.trace");
        Files.writeString(
                file, Invocation.of("run", scenario, "--seed", seed, "--trace").out());
        return file;
    }
}
