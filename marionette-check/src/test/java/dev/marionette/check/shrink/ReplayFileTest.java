package dev.marionette.check.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Seed;
import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.task.SchedulingStrategy;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a replay file looks like, and what is refused. */
final class ReplayFileTest {

    private static final String TEXT = """
        marionette-replay 1
        # lost-write fails: check failed: forced records survive
        scenario lost-write
        seed 0xC0FFEE
        failure check-failed forced%20records%20survive
        tick_ns 1000000
        simulated_time_ns 86400000000000
        steps 10000000
        strategy random_walk
        profile swarm +wipes -clocks max_down=1
        choices 3
        # what, where, which of them there (or at which nanosecond), and the value
        workload.step client%201 4 1
        node.fall 2 1500000 1
        workload.draw % 7 -12
        checksum 511282d9
        """;

    private static final ReplayFile FILE = new ReplayFile(
            "lost-write",
            Seed.of(0xC0FFEE),
            RunOptions.defaults()
                    .withProfile(Profile.SWARM
                            .with(FaultFamily.WIPES)
                            .without(FaultFamily.CLOCKS)
                            .maxDown(1)),
            new FailureSignature(RunFailure.Kind.CHECK_FAILED, "forced records survive", Optional.empty()),
            ChoicePlan.of(List.of(
                    new Choice(ChoiceKind.STEP, "client 1", 4, 1),
                    new Choice(ChoiceKind.FALL, "2", 1_500_000, 1),
                    new Choice(ChoiceKind.DRAW, "", 7, -12))));

    @Test
    void aFileIsReadableText() {
        assertThat(FILE.text()).isEqualTo(TEXT);
    }

    @Test
    void whatWasWrittenIsReadBack(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("lost-write.mar");
        FILE.write(path);
        assertThat(ReplayFile.read(path)).isEqualTo(FILE);
    }

    @Test
    void lineEndsCommentsBlankLinesAndAByteOrderMarkDoNotCount() throws IOException {
        String edited = "\uFEFF" + TEXT.replace("\n", "\r\n").replace("choices", "# näher\r\n\r\n#\r\nchoices");
        assertThat(ReplayFile.parse(edited + "# end\r\n\r\n")).isEqualTo(FILE);
        assertThat(ReplayFile.parse(TEXT.stripTrailing())).isEqualTo(FILE);
    }

    @Test
    void theHostsPartOfTheOptionsIsForgotten() {
        RunOptions ofHost = FILE.options().withJobs(77).withReplayCommand("./marionette run");
        assertThat(new ReplayFile(FILE.scenario(), FILE.seed(), ofHost, FILE.failure(), FILE.plan()))
                .isEqualTo(FILE);
    }

    @Test
    void everyOptionOfARunIsEitherWrittenOrTheHosts() {
        assertThat(RunOptions.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("tick", "simulatedTime", "steps", "jobs", "replayCommand", "strategy", "profile");
    }

    @Test
    void allStrategiesAreWritten() throws IOException {
        RunOptions fifo = FILE.options().withStrategy(SchedulingStrategy.fifo());
        ReplayFile file = new ReplayFile(FILE.scenario(), FILE.seed(), fifo, FILE.failure(), FILE.plan());
        assertThat(ReplayFile.parse(file.text()).options().strategy()).isEqualTo(SchedulingStrategy.fifo());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "marionette-replay 1 | {\"json\": true} | line 1: not a replay file: it begins with '{\"json\": true}'",
                "marionette-replay 1 | marionette.trace format=text version=1 | line 1: not a replay file",
                "marionette-replay 1 | marionette-replay 2 | line 1: written in version 2 of the format",
                "marionette-replay 1 | marionette-replay one | line 1: the version is a whole number",
                "marionette-replay 1 | marionette-replay 1 | line 16: the checksum of the lines above is",
                "seed 0xC0FFEE | seed 0xC0FFEF | : the file was changed or damaged",
                "seed 0xC0FFEE | seed banana | line 4: not a seed: 'banana'",
                "seed 0xC0FFEE | sed 0xC0FFEE | line 4: there is no 'sed' in a replay file before its choices",
                "seed 0xC0FFEE | # seed 0xC0FFEE | line 11: 'seed' is missing above",
                "seed 0xC0FFEE | scenario lost-write | line 4: 'scenario' stands here a second time",
                "scenario lost-write | scenario lost write | line 16: ",
                "check-failed | checked-failed | line 5: there is no kind of failure 'checked-failed'",
                "forced%20 | forced%2 | line 5: not a text in percent-encoding",
                "forced%20 | forced%C3%20 | line 5: not a text in percent-encoding",
                "forced%20 | `forced ` | line 5: not a text in percent-encoding",
                "tick_ns 1000000 | tick_ns 0 | line 6: the tick is a whole number from 1 to 9223372036854775807, not"
                        + " '0'",
                "steps 10000000 | steps 99999999999999999999 | line 8: the budget of steps is a whole number",
                "steps 10000000 | steps 9999999999999999999 | line 8: the budget of steps is a whole number",
                "steps 10000000 | steps +1 | line 8: the budget of steps is a whole number",
                "random_walk | pct | line 9: there is no strategy 'pct'; there are random_walk and fifo",
                "swarm +wipes | storm +wipes | line 10: there is no profile 'storm'",
                "+wipes | +wiped | line 10: there is no family of faults 'wiped'",
                "max_down=1 | max_down=0 | line 10: at least 1 service may be down, not 0",
                "max_down=1 | max_down=many | line 10: ",
                "swarm +wipes | `swarm  +wipes` | line 10: there is no family of faults ''",
                "choices 3 | choices 2 | line 15: expected the checksum after the last choice, not 'workload.draw",
                "choices 3 | choices 4 | line 16: the file ends after 3 of 4 choices: it was cut short",
                "choices 3 | choices -1 | line 11: the number of choices is a whole number from 0",
                "choices 3 | choices 500001 | line 11: a replay file has at most 500000 choices, not 500001",
                "choices 3 | choices 9000000000000000000 | line 11: a replay file has at most 500000 choices",
                "node.fall 2 | node.trip 2 | line 14: there is no kind of choice 'node.trip' in this release",
                "node.fall 2 1500000 1 | node.fall 2 1500000 | line 14: a choice has a kind, a place, a number",
                "node.fall 2 1500000 1 | node.fall 2 -1500000 1 | line 14: the number or instant of a choice",
                "node.fall 2 1500000 1 | node.fall 2 0x10 1 | line 14: the number or instant of a choice",
                "node.fall 2 1500000 1 | node.fall 2 1500000 9223372036854775808 | line 14: a value is a whole number"
                        + " of 64 bits",
                "node.fall 2 1500000 1 | `node.fall  1500000 1` | line 14: not a text in percent-encoding",
                "node.fall 2 | node.fäll 2 | line 14: the byte 0xC3 at column 7 is not text: no replay file, or a"
                        + " damaged one",
                "node.fall 2 1500000 1 | checksum 511282d9 | line 14: the file ends after 1 of 3 choices",
            })
    void whatIsWrongIsToldWithItsLine(String good, String bad, String message) {
        String broken = TEXT.replace(good, bad);
        if (good.equals(bad)) {
            broken = broken.replace("511282d9", "511282d0");
        }
        String text = broken;
        assertThatThrownBy(() -> ReplayFile.parse(text))
                .isInstanceOf(ReplayFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsToldApart() {
        assertThatThrownBy(() -> ReplayFile.parse(""))
                .isInstanceOf(ReplayFormatException.class)
                .hasMessageContaining("line 1: the file is empty; a replay file begins with 'marionette-replay 1'");
        assertThatThrownBy(() -> ReplayFile.parse("\n# nothing\n")).hasMessageContaining("the file is empty");
    }

    @Test
    void everyCutIsToldAsOne() {
        List<String> lines = TEXT.lines().toList();
        for (int kept = 1; kept < lines.size(); kept++) {
            String cut = String.join("\n", lines.subList(0, kept)) + "\n";
            assertThatThrownBy(() -> ReplayFile.parse(cut))
                    .isInstanceOf(ReplayFormatException.class)
                    .hasMessageContaining("cut short");
        }
    }

    @Test
    void whatFollowsTheChecksumIsRefused() {
        assertThatThrownBy(() -> ReplayFile.parse(TEXT + "node.fall 2 1500000 1\n"))
                .hasMessageContaining("line 17: nothing but comments may follow the checksum");
    }

    @Test
    void lineAndFileAreBounded() {
        String longLine = TEXT.replace("client%201", "c".repeat(20_000));
        assertThatThrownBy(() -> ReplayFile.parse(longLine)).hasMessageContaining("line 13: longer than 16384 bytes");
        String longFile = TEXT + "#".repeat(ReplayFormat.MAX_BYTES);
        assertThatThrownBy(() -> ReplayFile.parse(longFile)).hasMessageContaining("at most 32 MiB");
        assertThatThrownBy(() -> ReplayFile.read(Path.of("/dev/zero"))).hasMessageContaining("at most 32 MiB");
    }

    @Test
    void aFileThatIsNotThereIsAnOrdinaryError(@TempDir Path directory) {
        assertThatThrownBy(() -> ReplayFile.read(directory.resolve("none.mar")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ReplayFormatException.class);
    }

    @Test
    void messagesStayShort() {
        String hostile =
                TEXT.replace("lost-write", "x".repeat(15_000)).replace("seed 0x", "seed " + "9".repeat(15_000));
        assertThatThrownBy(() -> ReplayFile.parse(hostile))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void whatAFileCannotHoldIsRefusedBeforeItIsWritten() {
        ChoicePlan half = ChoicePlan.of(List.of(new Choice(ChoiceKind.STEP, "\uD800", 0, 1)));
        assertThatThrownBy(() -> with(FILE.options(), half)).hasMessageContaining("has half a surrogate pair");
        ChoicePlan lengthy = ChoicePlan.of(List.of(new Choice(ChoiceKind.STEP, "c".repeat(17_000), 0, 1)));
        assertThatThrownBy(() -> with(FILE.options(), lengthy)).hasMessageContaining("too many for a line");
        ChoicePlan many = ChoicePlan.of(Collections.nCopies(500_001, new Choice(ChoiceKind.STEP, "client", 0, 1)));
        assertThatThrownBy(() -> with(FILE.options(), many)).hasMessageContaining("at most 500000 choices, not 500001");
        RunOptions ages = FILE.options().withSimulatedTime(Duration.ofDays(400_000));
        assertThatThrownBy(() -> with(ages, FILE.plan())).hasMessageContaining("it may have 292 years");
    }

    @Test
    void theMostChoicesAreReadBack() throws IOException {
        ReplayFile large = with(
                FILE.options(),
                ChoicePlan.of(Collections.nCopies(500_000, new Choice(ChoiceKind.LOSS, "0>2", 123_456, 1))));
        assertThat(ReplayFile.parse(large.text()).plan().size()).isEqualTo(500_000);
    }

    @Test
    void wholeNumbersKeepAllTheirBits() throws IOException {
        ReplayFile extreme = with(
                FILE.options(),
                ChoicePlan.of(List.of(
                        new Choice(ChoiceKind.DRAW, "", Long.MAX_VALUE, Long.MIN_VALUE),
                        new Choice(ChoiceKind.DRAW, "-", 0, Long.MAX_VALUE))));
        assertThat(ReplayFile.parse(extreme.text())).isEqualTo(extreme);
    }

    @Test
    void binaryFilesAreNotReplayFiles() throws IOException {
        byte[] junk = new byte[4_096];
        for (int i = 0; i < junk.length; i++) {
            junk[i] = (byte) (i * 37);
        }
        assertThatThrownBy(() -> ReplayFile.parse(new String(junk, StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ReplayFormatException.class);
        Path directory = Files.createTempDirectory("replay");
        Path file = Files.write(directory.resolve("junk.mar"), Arrays.copyOf(junk, 64));
        assertThatThrownBy(() -> ReplayFile.read(file)).isInstanceOf(ReplayFormatException.class);
        Files.delete(file);
        Files.delete(directory);
    }

    private static ReplayFile with(RunOptions options, ChoicePlan plan) {
        return new ReplayFile(FILE.scenario(), FILE.seed(), options, FILE.failure(), plan);
    }
}
