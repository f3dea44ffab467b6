package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What commands print, kept in src/test/resources/golden. After an intended change, write the files anew and read the difference:
 *
 * <pre>./mvnw -q -pl marionette-launcher -am test -Dtest=GoldenFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dmarionette.golden=renew</pre>
 */
final class GoldenFilesTest {

    private static final boolean RENEW = "renew".equals(System.getProperty("marionette.golden"));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "list.txt, list",
        "list.jsonl, list --json",
        "run-passed.txt, run sample-steady",
        "run-two.txt, run sample-steady sample-steady --seed 7",
        "run-failed.txt, run sample-planted --seed 0xC0FFF0",
        "run-passed.json, run sample-steady --json",
        "run-failed.json, run sample-planted --seed 0xC0FFF0 --json",
        "run-expected.txt, run sample-planted --expect-failure --seeds 1k",
        "run-trace.txt, run sample-steady --trace",
        "fuzz-passed.txt, fuzz sample-steady --seeds 500",
        "fuzz-failed.txt, fuzz sample-planted --seeds 500 --max-failures 5",
        "fuzz-failed.json, fuzz sample-planted --seeds 500 --json",
        "fuzz-counted.txt, fuzz sample-busy --seeds 20",
        "fuzz-counted.json, fuzz sample-busy --seeds 20 --json",
        "fuzz-unreached.txt, fuzz sample-busy --seeds 20 --require operation.sneeze --require operation.drow",
        "help.txt, --help",
        "help-run.txt, run --help",
        "help-fuzz.txt, fuzz --help",
        "help-shrink.txt, shrink --help",
        "help-replay.txt, replay --help",
        "help-check.txt, check --help",
    })
    void printsWhatIsKept(String file, String commandLine) throws IOException {
        String printed = Invocation.of(commandLine.split(" ")).out();
        Path golden = Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "golden", file);
        if (RENEW) {
            Files.writeString(golden, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(golden));
    }
}
