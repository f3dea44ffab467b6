package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every {@code ./marionette} command of the pages can be parsed. */
final class DocumentedCommandsTest {

    private static final String SCRIPT = "./marionette ";

    @Test
    void everyDocumentedCommandParses() throws IOException {
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            assertThatCode(() -> parse(command)).as(command).doesNotThrowAnyException();
        }
    }

    private static void parse(String command) {
        Terminal terminal = Invocation.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
        new Launcher(SampleScenarios.catalog(), terminal).commandLine().parseArgs(command.split("\\s+"));
    }

    /** The arguments of each command, up to a redirection or comment. */
    private static List<String> commands() throws IOException {
        Path root = Path.of(System.getProperty("marionette.root"));
        try (Stream<Path> pages = Files.list(root.resolve("docs"))) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(DocumentedCommandsTest::lines)
                    .map(line -> line.substring(line.indexOf(SCRIPT) + SCRIPT.length()))
                    .map(command -> command.replaceFirst("\\s*[>|#].*", "").strip())
                    .toList();
        }
    }

    /** Lines of code blocks: indented or not, they start with the script, after variables that are set for it. */
    private static Stream<String> lines(Path page) {
        try {
            return Files.readAllLines(page).stream()
                    .filter(line -> line.matches("\\s*([A-Z_]+=(\\S+|\"[^\"]*\") )*\\./marionette .*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
