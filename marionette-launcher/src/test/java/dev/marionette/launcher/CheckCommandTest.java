package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckCommandTest {

    private static final Path HISTORIES =
            Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "histories");

    @ParameterizedTest
    @CsvSource({
        "0, linearizable, register-ok.log, ",
        "0, linearizable, register-ok.log, --model cas-register --format jepsen",
        "1, not-linearizable, register-stale.log, ",
        "1, not-linearizable, register-stale.log, --model register",
        "1, not-linearizable, register-false-mismatch.log, ",
        "0, linearizable, empty.log, ",
        "0, linearizable, empty.log, --model lock",
        "0, linearizable, empty.log, --format jepsen",
        "0, linearizable, kv-ok.log, ",
        "0, linearizable, kv-ok.log, --model kv --format kv-log",
        "1, not-linearizable, kv-lost-append.log, ",
        "0, linearizable, queue-ok.txt, --model queue",
        "1, not-linearizable, queue-lost.txt, --model queue --format marionette",
        "0, sequential, register-stale.log, --sequential",
        "1, unknown, register-stale.log, --budget-states 1",
    })
    void printsTheVerdict(int exitCode, String verdict, String file, String options) {
        Invocation checked = check(options, file);
        assertThat(checked.out()).matches(".*" + file + " " + verdict + "( states=[0-9]+)? ms=[0-9]+\\.[0-9]{3}\n");
        assertThat(checked.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void checksAllFilesAndSaysWhichOnesItCannotRead() {
        Invocation checked =
                check(null, "register-ok.log", "register-malformed.log", "no-such.log", "register-stale.log");
        assertThat(checked.out().lines().map(line -> line.replaceAll(".*/|( [a-z]+=.*)", "")))
                .containsExactly("register-ok.log linearizable", "register-stale.log not-linearizable");
        assertThat(checked.err())
                .contains("register-malformed.log: line 2: expected a whole number of 64 bits, found 'one'")
                .contains("no-such.log: there is no such file");
        assertThat(checked.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                   | queue-ok.txt         | does not say what it is of; add --model",
                "--model kv         | register-ok.log      | is not a history of a kv",
                "--format kv-log    | register-ok.log      | line 1: expected a map",
                "--format jepsen    | kv-ok.log            | line 1: expected INFO",
                "--model queue      | kv-ok.log            | is not a history of a queue",
                "--model lock       | queue-ok.txt         | line 2: expected one of acquire",
                "--model register   | register-ok.log      | a plain register has no cas; use the model cas-register",
                "                   | .                    | a directory; name the files in it",
            })
    void aFileThatDoesNotFitIsNamed(String options, String file, String sentence) {
        Invocation refused = check(options, file);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("marionette check: ").contains(sentence);
        assertThat(refused.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check                                         | FILE",
                "check --model qeue x.log                      | did you mean queue?",
                "check --model pile x.log                      | there are register, cas-register, kv, set, queue",
                "check --format json x.log                     | write jepsen, kv-log or marionette",
                "check --format marionette x.log               | add --model with one of",
                "check --model kv --format jepsen x.log        | leave --model out, which means cas-register",
                "check --budget-seconds 0 x.log                | not a count: '0'",
                "check --budget-mib lots x.log                 | not a count: 'lots'",
            })
    void aBadCommandLineIsRefused(String commandLine, String sentence) {
        Invocation refused = Invocation.of(commandLine.split(" "));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(sentence);
        assertThat(refused.err().lines()).hasSize(2);
    }

    @Test
    void bytesThatAreNoTextAreRefused(@TempDir Path directory) throws IOException {
        Path binary = Files.write(directory.resolve("binary"), new byte[] {0, (byte) 0xFF, 3, (byte) 0xC3});
        assertThat(Invocation.of("check", binary.toString()).err()).contains("not a text in UTF-8");
        Files.write(binary, new byte[5_000]);
        assertThat(Invocation.of("check", binary.toString()).err()).contains("name it with --format");
        assertThat(Invocation.of("check", "--format", "jepsen", binary.toString())
                        .err())
                .contains("line 1: expected");
    }

    @Test
    void theEvidenceOfEachFailureHasAFileOfItsOwn(@TempDir Path directory) throws IOException {
        Path copy = Files.createDirectories(directory.resolve("other")).resolve("register-stale.log");
        Files.copy(HISTORIES.resolve("register-stale.log"), copy);
        Path evidence = directory.resolve("a/b");
        check("--evidence " + evidence, "register-stale.log", copy.toString(), "register-ok.log");
        assertThat(evidence.resolve("register-stale.log.txt")).content().contains("not linearizable");
        assertThat(evidence.resolve("register-stale.log-2.txt")).content().contains("not linearizable");
        assertThat(evidence.resolve("register-stale.log-2.html")).content().contains("<html");
        assertThat(evidence.resolve("register-ok.log.txt")).doesNotExist();
        assertThat(check("--evidence " + copy, "register-ok.log").err()).contains("is a file");
    }

    @Test
    void machinesGetOneObjectForEachFile() {
        Invocation checked = check("--json --budget-states 1", "register-stale.log");
        assertThat(checked.out())
                .matches(
                        "\\{\"file\":\".*register-stale.log\",\"verdict\":\"unknown\",\"operations\":3,\"states\":[0-9]+,"
                                + "\"micros\":[0-9]+,\"reason\":\"gave up after 1 configurations.*\"}\n");
    }

    private static Invocation check(String options, String... files) {
        List<String> arguments = new ArrayList<>(List.of("check"));
        if (options != null) {
            arguments.addAll(List.of(options.split(" ")));
        }
        for (String file : files) {
            arguments.add(HISTORIES.resolve(file).toString());
        }
        return Invocation.of(arguments.toArray(String[]::new));
    }
}
