package dev.marionette.check.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Timelines in a real browser. Runs where there is one: see {@code .ci/run}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TimelineInBrowserTest {

    private static final Budget BUDGET = Budget.configurations(100_000);

    /** Not among the files that go with the test: a browser may still be writing to its profile then. */
    private final Path directory;

    private final Browser browser;

    TimelineInBrowserTest() throws IOException {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "browser")), "run")
                .toAbsolutePath();
        browser = Browser.open(directory.resolve("profile"));
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void everyVerdictIsShownWithoutErrorsAndWithoutANetwork() {
        for (Timeline<?, ?> timeline : List.of(
                Samples.ofRegister(Samples.two()),
                Samples.ofRegister(Samples.dozen()),
                Samples.ofRegister(History.<RegisterCall, Reply>builder().build()),
                Samples.ofStore(Samples.store(60, -1), BUDGET),
                Samples.ofStore(Samples.store(60, -1), Budget.configurations(2)),
                Samples.ofStore(Samples.hostile(), BUDGET))) {
            browser.show(timeline, directory);
            assertThat(browser.messages()).isEmpty();
            assertThat(browser.requests()).isEmpty();
            assertThat(browser.the("#verdict").getText()).isNotEmpty();
        }
    }

    @Test
    void aClientIsALaneAndAnOperationABar() {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        assertThat(browser.all("#names span"))
                .extracting(WebElement::getText)
                .containsExactly("client 0", "client 1", "client 2", "client 3");
        assertThat(browser.visible(".bar")).isEqualTo(12);
        assertThat(browser.visible(".bar.unknown .tail")).isEqualTo(1);
        assertThat(browser.visible(".bar.failed")).isEqualTo(1);
        assertThat(browser.all("#bars .bar").getFirst().getAttribute("aria-label"))
                .isEqualTo("client 0: write 1, 1 ms to 2 ms");
    }

    @Test
    void theBlockedOperationAndWhatContradictsItAreMarked() {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        assertThat(browser.all(".bar.blocked"))
                .singleElement()
                .satisfies(bar -> assertThat(bar.getAttribute("aria-label"))
                        .isEqualTo("client 1: read → 2, blocked, 6.9 ms to 7.3 ms"));
        assertThat(browser.visible(".bar.conflict")).isEqualTo(2);
        assertThat(browser.all("svg .wall")).hasSize(1);
        assertThat(browser.the("#why").getText())
                .contains("These 3 operations contradict each other", "before read -> 3 of client 2");
    }

    @Test
    void onlyTheContradictionIsShownOnDemand() {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        browser.click("#only");
        assertThat(browser.the("#only").getAttribute("aria-checked")).isEqualTo("true");
        assertThat(browser.visible(".bar")).isEqualTo(3);
        assertThat(browser.the("#summary").getText()).isEqualTo("3 of 12 operations by 4 clients");
        browser.press("c");
        assertThat(browser.visible(".bar")).isEqualTo(12);
    }

    @Test
    void operationsTakeEffectWithinTheirBarsInTheOrderOfTheWitness() {
        browser.show(Samples.ofStore(Samples.store(20, -1), BUDGET), directory);
        assertThat(browser.all(".point").size() - browser.all("#legend .point").size())
                .isGreaterThan(10);
        assertThat(browser.script("""
                        const centre = box => box.left + box.width / 2;
                        const points = [...document.querySelectorAll('#points .point')];
                        const places = points.map(point => centre(point.getBoundingClientRect()));
                        return places.every((x, i) => i === 0 || x > places[i - 1]) && points.every((point, i) => {
                          const bar = document.querySelector(`.bar[data-index="${point.dataset.index}"]`);
                          const box = bar.getBoundingClientRect();
                          return bar.matches('.unknown') || places[i] > box.left && places[i] < box.right;
                        });
                        """)).isEqualTo(true);
    }

    @Test
    void theScaleFollowsButtonsKeysAndTheWheel() {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        double fitted = widthOfBlocked();
        browser.click("#zoom-in");
        assertThat(widthOfBlocked()).isGreaterThan(1.4 * fitted);
        browser.click("#fit");
        assertThat(widthOfBlocked()).isBetween(fitted - 1, fitted + 1);
        browser.press("+");
        assertThat(widthOfBlocked()).isGreaterThan(1.4 * fitted);
        browser.press("0");
        browser.wheel("#plot", -300);
        double wheeled = widthOfBlocked();
        assertThat(wheeled).isGreaterThan(1.5 * fitted);
        browser.wheel("#plot", 100);
        assertThat(widthOfBlocked()).isLessThan(wheeled);
        browser.press("t");
        assertThat(browser.the("#by-time").getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void theFilterLeavesWhatMatches() {
        browser.show(Samples.ofStore(Samples.store(200, 150), BUDGET), directory);
        browser.click("#part");
        browser.script("const part = document.getElementById('part'); part.value = '1';"
                + "part.dispatchEvent(new Event('change'));");
        String ofOne = browser.the("#summary").getText();
        assertThat(ofOne).matches("\\d\\d of 200 operations by 5 clients, about 6 parts");
        browser.the("#query").sendKeys("append");
        assertThat(browser.the("#summary").getText()).isNotEqualTo(ofOne);
        assertThat(browser.all("#bars .label"))
                .isNotEmpty()
                .allMatch(label -> label.getAttribute("textContent").startsWith("append "));
        browser.the("#query").sendKeys("no such thing");
        assertThat(browser.the("#nothing").isDisplayed()).isTrue();
        browser.press(Keys.ESCAPE);
        assertThat(browser.the("#nothing").isDisplayed()).isFalse();
    }

    @Test
    void anOperationShowsItsDetails() {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        assertThat(browser.the("#details").isDisplayed()).isFalse();
        browser.click(".bar.unknown");
        assertThat(browser.the("#details").getText()).contains("write 3", "may take effect at any time", "4.2 ms");
        browser.click(".entry.blocked");
        assertThat(browser.the("#details").getText())
                .contains("needs", "the value 2", "no order gets past its return", "but read -> 3 had returned");
        assertThat(browser.visible(".bar.selected.blocked")).isEqualTo(1);
        assertThat(browser.visible(".bar.barring")).isEqualTo(1);
        browser.press(Keys.ESCAPE);
        assertThat(browser.the("#details").isDisplayed()).isFalse();
    }

    @Test
    void theKeyboardReachesEveryOperation() {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        assertThat(browser.all(".bar[tabindex='0']")).hasSize(1);
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.focused().getAttribute("class")).contains("blocked", "selected");
        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.focused().getAttribute("aria-label")).startsWith("client 1: read → 2, 3.1 ms");
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.focused().getAttribute("aria-label")).startsWith("client 2: write 2");
        browser.press(Keys.ARROW_UP, Keys.ARROW_UP);
        assertThat(browser.focused().getAttribute("aria-label")).startsWith("client 0: ");
        assertThat(browser.the("#details").isDisplayed()).isTrue();
        browser.press("/");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("query");
    }

    @Test
    void lightAndDarkFollowThePersonAndTheButton() {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        String light = background();
        browser.prefer("dark");
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        browser.click("#theme");
        assertThat(background()).isEqualTo(light);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsLegible(String colours) {
        browser.show(Samples.ofRegister(Samples.dozen()), directory);
        browser.prefer(colours);
        browser.click(".bar.failed");
        assertThat((List<?>) browser.script(Legibility.FAINT_TEXTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 12, 200})
    void labelsDoNotOverlap(int operations) {
        Timeline<?, ?> timeline = switch (operations) {
            case 2 -> Samples.ofRegister(Samples.two());
            case 12 -> Samples.ofRegister(Samples.dozen());
            default -> Samples.ofStore(Samples.store(operations, 150), BUDGET);
        };
        browser.show(timeline, directory);
        assertThat(browser.visible("#bars .label")).isGreaterThan(1);
        for (String key : new String[] {"0", "+", "+", "t", "+", "+", "+"}) {
            browser.press(key);
            assertThat((List<?>) browser.script(Legibility.OVERLAPS)).isEmpty();
        }
    }

    @Test
    void hostileValuesAreNothingButText() {
        browser.show(Samples.ofStore(Samples.hostile(), BUDGET).titled("A title"), directory);
        browser.click(".bar.blocked");
        assertThat(browser.script("return document.title")).isEqualTo("A title");
        assertThat(browser.all("img, iframe, object, #bars script")).isEmpty();
        assertThat(browser.all("script")).hasSize(2);
        assertThat(browser.the("#details h2").getText()).contains("</script><script>document.title='owned'</script>");
        assertThat(browser.the("#details").getText()).contains("\\u{202e}", "characters");
        assertThat((List<?>) browser.script(Legibility.OVERLAPS)).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void twentyThousandOperationsAreDrawnAsFarAsTheyAreSeen() {
        browser.show(Samples.ofStore(Samples.store(20_000, -1), Budget.configurations(50)), directory);
        assertThat(browser.messages()).isEmpty();
        assertThat(browser.all(".bar")).hasSizeBetween(10, 800);
        browser.click("#fit");
        assertThat(browser.all(".bar")).hasSizeLessThan(800);
        assertThat(browser.all("svg .mass")).isNotEmpty();
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.visible(".bar.selected")).isEqualTo(1);
    }

    private double widthOfBlocked() {
        return browser.the(".bar.blocked .body").getRect().width;
    }

    private String background() {
        return browser.script("return getComputedStyle(document.body).backgroundColor")
                .toString();
    }
}
