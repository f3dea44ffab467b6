package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.check.shrink.FailureSignature;
import dev.marionette.check.shrink.ReplayFile;
import dev.marionette.sim.run.GuidedRun;
import dev.marionette.sim.run.GuidedRunner;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code marionette replay}. */
final class ReplayCommandTest {

    private static final Seed FAILING = Seed.of(0xC0FFF0);

    @TempDir
    private Path directory;

    @Test
    void theFailureIsShownLikeAnyOther() throws IOException {
        Path file = keep("planted.mar", kept());
        Invocation replayed = Invocation.of("replay", file.toString());
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(replayed.out())
                .startsWith("sample-planted: check failed: the number is not 7")
                .contains("seed      0xC0FFF0", "replay    ./marionette replay " + file);
        assertThat(replayed.err())
                .contains(file + ": reproduced: check failed: the number is not 7")
                .contains("SampleScenarios");
    }

    @Test
    void theCommandThatIsPrintedRepeatsIt() throws IOException {
        Path file = keep("planted.mar", kept());
        String printed = Invocation.of("replay", file.toString()).out();
        String command = printed.lines()
                .filter(line -> line.startsWith("replay"))
                .findFirst()
                .orElseThrow()
                .substring("replay    ./marionette ".length());
        assertThat(Invocation.of(command.split(" ")).out()).isEqualTo(printed);
    }

    @Test
    void anExpectedFailureIsASuccess() throws IOException {
        Path file = keep("planted.mar", kept());
        assertThat(Invocation.of("replay", file.toString(), "--expect-failure").exitCode())
                .isEqualTo(ExitCode.PASS);
    }

    @Test
    void theTraceStandsAlone() throws IOException {
        Path file = keep("planted.mar", kept());
        Invocation traced = Invocation.of("replay", file.toString(), "--trace");
        assertThat(traced.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(traced.out())
                .startsWith("marionette.trace format=text version=1\n")
                .doesNotContain("replay");
        Path trace = Files.writeString(directory.resolve("kept.trace"), traced.out());
        Invocation compared = Invocation.of("replay", file.toString(), "--diff", trace.toString(), "--expect-failure");
        assertThat(compared.exitCode()).isEqualTo(ExitCode.PASS);
        assertThat(compared.out()).startsWith("the same trace");
    }

    @Test
    void machinesGetAnObject() throws IOException {
        Path file = keep("planted.mar", kept());
        assertThat(Invocation.of("replay", file.toString(), "--json").out())
                .contains("\"kind\":\"check failed\"", "\"replay\":\"./marionette replay ");
    }

    @Test
    void aBugThatIsGoneIsSaid() throws IOException {
        Path file = keep("gone.mar", of(SampleScenarios.STEADY));
        Invocation replayed = Invocation.of("replay", file.toString());
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.PASS);
        assertThat(replayed.out()).startsWith("sample-steady: passed with seed 0xC0FFF0");
        assertThat(replayed.err())
                .contains("no longer fails: check failed: the number is not 7; the bug is gone, or the scenario");
        assertThat(Invocation.of("replay", file.toString(), "--expect-failure").exitCode())
                .isEqualTo(ExitCode.FINDING);
    }

    @Test
    void anotherFailureIsNotTakenForTheOneOfTheFile() throws IOException {
        ReplayFile kept = kept();
        FailureSignature other =
                new FailureSignature(RunFailure.Kind.CHECK_FAILED, "the number is not 8", Optional.empty());
        Path file = keep("other.mar", new ReplayFile(kept.scenario(), kept.seed(), kept.options(), other, kept.plan()));
        Invocation replayed = Invocation.of("replay", file.toString(), "--expect-failure");
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(replayed.err()).contains("fails differently: not check failed: the number is not 8");
    }

    @Test
    void runsThatDifferAreSaid() throws IOException {
        Path file = keep("drifting.mar", of(SampleScenarios.DRIFTING));
        Invocation replayed = Invocation.of("replay", file.toString());
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(replayed.out()).contains("determinism mismatch", "first difference at line");
        assertThat(replayed.err()).contains("fails differently");
    }

    @Test
    void aScenarioThatIsNotThereIsNamedWithTheNearest() throws IOException {
        String text = kept().text().replace("sample-planted", "sample-plantd");
        Path file = Files.writeString(directory.resolve("unknown.mar"), withItsChecksum(text));
        refused("unknown scenario 'sample-plantd'; did you mean sample-planted?", file);
    }

    @Test
    void whatIsNoReplayFileIsRefusedInOneSentence() throws IOException {
        refused(
                "there is no file '/no/such.mar'; './marionette shrink NAME --seed SEED' writes one",
                Path.of("/no/such.mar"));
        refused("is a directory; name a file that 'shrink' wrote", directory);
        refused("line 1: the file is empty", Files.writeString(directory.resolve("empty.mar"), ""));
        refused(
                "line 1: the byte 0x00 at column 3 is not text: no replay file",
                Files.write(directory.resolve("junk.mar"), new byte[] {0x4D, 0x5A, 0}));
        refused("line 1: not a replay file", Files.writeString(directory.resolve("notes.txt"), "buy milk\n"));
        String text = kept().text();
        refused(
                "cut short",
                Files.writeString(directory.resolve("cut.mar"), text.substring(0, text.indexOf("checksum"))));
        refused(
                "the file was changed or damaged",
                Files.writeString(directory.resolve("edited.mar"), text.replace("0xC0FFF0", "0xC0FFF1")));
    }

    private static void refused(String sentence, Path file) {
        Invocation refused = Invocation.of("replay", file.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("marionette replay: ")
                .contains(sentence)
                .doesNotContain("\tat ");
        assertThat(refused.err().lines()).hasSize(2);
    }

    /** The checksum stands in the refusal. */
    private static String withItsChecksum(String edited) {
        try {
            ReplayFile.parse(edited);
            return edited;
        } catch (IOException e) {
            String sum = String.valueOf(e.getMessage()).replaceFirst(".*above is ([0-9a-f]{8}).*", "$1");
            return edited.replaceFirst("checksum .*", "checksum " + sum);
        }
    }

    private Path keep(String name, ReplayFile file) throws IOException {
        Path path = directory.resolve(name);
        file.write(path);
        return path;
    }

    private static ReplayFile kept() {
        return of(SampleScenarios.PLANTED);
    }

    /** The choices of the planted bug, for a scenario. */
    private static ReplayFile of(Scenario<?> scenario) {
        GuidedRun run = new GuidedRunner(SampleScenarios.PLANTED, FAILING, RunOptions.defaults()).record();
        FailureSignature failure = FailureSignature.of(run.finding().orElseThrow());
        return new ReplayFile(scenario.name(), FAILING, RunOptions.defaults(), failure, run.plan());
    }
}
