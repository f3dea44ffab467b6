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

/** What the pages on the examples say is so. */
final class ExamplesPageTest {

    private static final List<String> PAGES = List.of(
            "docs/examples.md", "docs/example-register.md", "docs/example-broadcast.md", "docs/counterexamples.md");

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
        return pages().stream().flatMap(page -> page.commands().stream());
    }

    static Stream<Page.Excerpt> excerpts() throws IOException {
        return pages().stream().flatMap(page -> page.excerpts().stream());
    }

    private static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String path : PAGES) {
            pages.add(Page.read(path));
        }
        return pages;
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
