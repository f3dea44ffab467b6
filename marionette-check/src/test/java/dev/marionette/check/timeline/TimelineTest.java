package dev.marionette.check.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.check.history.History;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelineTest {

    private static final Budget BUDGET = Budget.configurations(100_000);

    @Test
    void theSameHistoryGivesTheSamePage() {
        assertThat(Samples.ofStore(Samples.store(200, 150), BUDGET).html())
                .isEqualTo(Samples.ofStore(Samples.store(200, 150), BUDGET).html());
    }

    @Test
    void aPageIsOneFileThatNamesNoOther() {
        String html = Samples.ofRegister(Samples.dozen()).html();
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContain("{{")
                .doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?(https?:|//|[a-z]+\\.(js|css))")
                .doesNotContainPattern("(?i)@import|url\\(|fetch\\(|XMLHttpRequest|innerHTML|\\beval\\(");
    }

    @Test
    void noValueBecomesAPartOfThePage() {
        String html = Samples.ofStore(Samples.hostile(), BUDGET)
                .titled(Samples.HOSTILE)
                .html();
        String plain = Samples.ofStore(Samples.store(3, -1), BUDGET).html();
        for (String tag : new String[] {"<script", "</script", "<img", "<style", "<h1"}) {
            assertThat(html.split(tag, -1)).as(tag).hasSameSizeAs(plain.split(tag, -1));
        }
        assertThat(html.chars().filter(unit -> unit < ' ' && unit != '\n')).isEmpty();
        assertThat(html).doesNotContain("\u202e", "\u2028", "\u2029").hasSizeLessThan(200_000);
    }

    @Test
    void whatCannotBeSeenIsSpelledOut() {
        assertThat(Printable.of("a\u0000\u202e\ud800b\ud83d\ude00"))
                .isEqualTo("a\\u{0}\\u{202e}\\u{d800}b\ud83d\ude00");
        assertThat(Printable.of("x".repeat(5_000)))
                .contains(" … 3200 characters … ")
                .hasSizeLessThan(2_000);
    }

    @Test
    void jsonInAPageNeverEndsItsElement() {
        String json = new Json()
                .object(facts -> facts.name("a")
                        .string("</script>'\"\\&\u2028")
                        .name("b")
                        .array(all -> all.number(-1).number(2)))
                .toString();
        assertThat(json).isEqualTo("{\"a\":\"\\u003c/script\\u003e\\u0027\\u0022\\u005c\\u0026\\u2028\",\"b\":[-1,2]}");
    }

    @Test
    void theVerdictMustBeThatOfTheHistory() {
        History<RegisterCall, Reply> history = Samples.two();
        Verdict ofAnother = Linearizability.check(Models.register(), Samples.dozen(), BUDGET);
        assertThatThrownBy(() -> Timeline.of(history, ofAnother))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pass the history that was checked");
    }

    @Test
    void everyVerdictHasAPage(@TempDir Path directory) throws IOException {
        History<RegisterCall, Reply> none =
                History.<RegisterCall, Reply>builder().build();
        Path file = directory.resolve("timeline.html");
        Samples.ofRegister(none).writeTo(file);
        assertThat(Files.readString(file))
                .contains("\"verdict\":\"linearizable\"")
                .endsWith("</html>\n");
        assertThat(Samples.ofStore(Samples.store(50, -1), BUDGET).html()).contains("\"verdict\":\"linearizable\"");
        assertThat(Samples.ofStore(Samples.store(50, -1), Budget.configurations(1))
                        .html())
                .contains("\"verdict\":\"unknown\"", "1 configurations");
        assertThat(Samples.ofRegister(Samples.two()).html()).contains("\"verdict\":\"not-linearizable\"");
    }

    @Test
    void withoutANotationOperationsSpeakForThemselves() {
        History<RegisterCall, Reply> history = Samples.two();
        Verdict verdict = Linearizability.check(Models.register(), history, BUDGET);
        String plain = Timeline.of(history, verdict).html();
        assertThat(Stream.of("\"write 1\",\"done\"", "\"read\",\"2\"")).allMatch(plain::contains);
        assertThat(Samples.ofRegister(history).html()).contains("\"write 1\",\"\"");
    }

    @Test
    void theTextInTheDocumentationIsThatOfARealRun() throws IOException {
        Verdict verdict = Linearizability.check(Models.register(), Samples.dozen(), BUDGET);
        assertThat(Files.readString(Path.of("..", "docs", "checking.md")))
                .contains("```\n" + ((NotLinearizable) verdict).evidence().text() + "```\n");
    }
}
