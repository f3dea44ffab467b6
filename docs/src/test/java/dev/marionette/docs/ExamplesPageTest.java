package dev.marionette.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on the examples says is so. */
final class ExamplesPageTest {

    private static final String PAGE = "docs/examples.md";

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandPrintsWhatThePageShows(Page.Command command) throws Exception {
        Process process = launcher(command.arguments()).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).matches(command.expected());
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void anExcerptIsInItsFile(Page.Excerpt excerpt) throws IOException {
        assertThat(excerpt.fileContent()).contains(excerpt.content());
    }

    static Stream<Page.Command> commands() throws IOException {
        return Page.read(PAGE).commands().stream();
    }

    static Stream<Page.Excerpt> excerpts() throws IOException {
        return Page.read(PAGE).excerpts().stream();
    }

    /** A JVM like this one, as the command line script starts it. */
    private static ProcessBuilder launcher(String arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.marionette.launcher.Main"));
        command.addAll(List.of(arguments.split(" ")));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
