package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.shrink.ReplayFile;
import dev.marionette.check.shrink.ShrinkProgress;
import dev.marionette.check.shrink.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code marionette shrink}. */
final class ShrinkCommandTest {

    @TempDir
    private Path directory;

    @Test
    void aFailingSeedBecomesAFileThatReplaysIt() throws IOException {
        Path file = directory.resolve("small.mar");
        Invocation shrunk = shrink(file, "--seed", "0xC0FFF0");
        assertThat(shrunk.exitCode()).isEqualTo(ExitCode.PASS);
        assertThat(shrunk.out())
                .startsWith("sample-planted: check failed: the number is not 7")
                .endsWith("\nreplay    ./marionette replay " + file + "\n");
        assertThat(shrunk.err()).contains("wrote " + file).contains(" runs in ");
        assertThat(ReplayFile.read(file).plan().size()).isEqualTo(1);
        assertThat(Invocation.of("replay", file.toString(), "--expect-failure").exitCode())
                .isEqualTo(ExitCode.PASS);
    }

    @Test
    void withoutASeedTheFirstThatFailsIsTaken() throws IOException {
        Path file = directory.resolve("found.mar");
        Invocation shrunk = shrink(file);
        assertThat(shrunk.exitCode()).isEqualTo(ExitCode.PASS);
        assertThat(ReplayFile.read(file).seed()).hasToString("0xC0FFF0");
    }

    @Test
    void itSaysWhenItReplacesAFile() {
        Path file = directory.resolve("twice.mar");
        shrink(file, "--seed", "0xC0FFF0");
        assertThat(shrink(file, "--seed", "0xC0FFF0").err()).contains("replaced " + file);
    }

    @Test
    void itDoesNotReplaceWhatIsNoReplayFile() throws IOException {
        Path notes = Files.writeString(directory.resolve("notes.txt"), "buy milk\n");
        Invocation refused = shrink(notes, "--seed", "0xC0FFF0");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is there already, and no replay file that may be replaced");
        assertThat(notes).hasContent("buy milk");
    }

    @Test
    void aPlaceThatIsNotThereIsRefusedBeforeTheSearch() {
        assertThat(shrink(directory.resolve("none/small.mar")).err()).contains("there is no directory '");
        assertThat(shrink(directory).err()).contains("is a directory; name a file to write");
    }

    @Test
    void aSeedThatPassesIsSaid() {
        Path file = directory.resolve("passed.mar");
        Invocation passed = shrink(file, "--seed", "0xC0FFEE");
        assertThat(passed.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(passed.out()).isEmpty();
        assertThat(passed.err()).isEqualTo("sample-planted passes with seed 0xC0FFEE, so there is nothing to shrink\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void aRangeInWhichNoneFailsIsSaid() {
        Invocation searched = Invocation.of("shrink", "sample-steady", "--seeds", "20");
        assertThat(searched.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(searched.err()).contains("none of 20 seeds from 0xC0FFEE fails, so there is nothing to shrink");
    }

    @Test
    void machinesGetAnObject() {
        assertThat(shrink(directory.resolve("small.mar"), "--seed", "0xC0FFF0", "--json")
                        .out())
                .startsWith("{\"scenario\":\"sample-planted\",\"seed\":\"0xC0FFF0\",\"kind\":\"check failed\"")
                .contains("\"after\":{\"decisions\":")
                .endsWith("}\n");
    }

    @Test
    void progressFitsATerminal() {
        Size size = new Size(99_999_999, 9_999_999, 999_999, 999_999, 9_999, 99_999_999);
        ShrinkProgress progress = new ShrinkProgress("family crash-outcomes", 99_999, size, Duration.ofMillis(59_940));
        assertThat(WatchedShrink.text(progress))
                .isEqualTo("family crash-outcomes   99,999 runs  9,999,999 choices  999,999 faults"
                        + "  99,999,999 events  59.9 s")
                .hasSizeLessThan(110);
    }

    @Test
    void anInterruptedSearchTellsHowFarItCame() {
        Terminal terminal = Invocation.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
        assertThat(new WatchedShrink("sample-planted", terminal).interruption())
                .startsWith("sample-planted: interrupted before the first run ended; nothing was written");
    }

    private static Invocation shrink(Path file, String... options) {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"shrink", "sample-planted", "-o", file.toString()}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        return Invocation.of(command);
    }
}
