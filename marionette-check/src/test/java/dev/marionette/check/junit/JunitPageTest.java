package dev.marionette.check.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on JUnit shows is what happens. */
final class JunitPageTest {

    private static final Path ROOT =
            ClassLocation.of(JunitPageTest.class).orElseThrow().resolve("../../..");
    private static final Pattern REPORT = Pattern.compile("^```text\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SOURCE =
            Pattern.compile("^<!-- source: (\\S+) -->\n```\\w+\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    private final String page;

    JunitPageTest() throws IOException {
        page = Files.readString(ROOT.resolve("docs/junit.md"));
    }

    @Test
    void theReportIsThatOfTheExample() {
        Tree tree = Tree.of(LedgerSimulation.class);

        assertThat(tree.nodes())
                .containsExactlyInAnyOrder(
                        "passed 1,000 seeds from 0xC0FFEE", "failed 1,000 seeds from 0xC0FFEE", "failed seed 0xC0FFF3");
        assertThat(tree.thrown().getFirst().getMessage())
                .matches(pattern(only(REPORT).group(1)));
    }

    @Test
    void theExampleIsInItsFile() throws IOException {
        Matcher source = only(SOURCE);

        assertThat(Files.readString(ROOT.resolve(source.group(1)))).contains(source.group(2));
    }

    private Matcher only(Pattern block) {
        Matcher matcher = block.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    /** A line of three dots stands for any lines, three dots within a line for any text. */
    private static Pattern pattern(String shown) {
        StringBuilder pattern = new StringBuilder();
        shown.lines()
                .map(line -> line.strip().equals("...") ? "(?:.*\n)*?" : quoted(line))
                .forEach(pattern::append);
        return Pattern.compile(pattern.toString());
    }

    private static String quoted(String line) {
        return Pattern.quote(line + "\n").replace("...", "\\E.*\\Q");
    }
}
