package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.run.Progress;
import dev.marionette.sim.run.RunStatistics;
import dev.marionette.sim.run.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong(42);

    @Test
    void aLineTellsSeedsSpeedFailuresFaultsAndTimeLeft() {
        assertThat(new ProgressLine(progress(25_000, 0), 10 * SECOND).text())
                .isEqualTo("25,000/100,000 seeds  2500 seeds/s  25k events/s  0 failing  2/3 faults  30s left");
    }

    @Test
    void aLineFitsATerminal() {
        RunStatistics statistics =
                new RunStatistics(999_999_999_999L, 0, 0, new TreeMap<>(), faults(), new TreeMap<>());
        Progress progress = new Progress(99_999_999, 100_000_000, 999, List.of(), statistics);
        assertThat(new ProgressLine(progress, 1_000 * SECOND).text()).hasSizeLessThan(100);
    }

    @Test
    void beforeTheFirstSeedNothingIsGuessed() {
        assertThat(new ProgressLine(progress(0, 0), 0).text())
                .contains("0.0 seeds/s")
                .endsWith("? left");
    }

    @Test
    void longTimesAreInMinutesAndHours() {
        assertThat(new ProgressLine(progress(50_000, 0), 65 * SECOND).text()).endsWith("1m05s left");
        assertThat(new ProgressLine(progress(50_000, 0), 7_260 * SECOND).text()).endsWith("2h01m left");
    }

    @Test
    void theConclusionTellsTimeAndSpeed() {
        assertThat(new ProgressLine(progress(50_000, 0), 10 * SECOND).conclusion())
                .isEqualTo("50,000 seeds in 10.0 s: 5000 seeds/s  50k events/s");
    }

    @Test
    void aTerminalsLineIsRewrittenInPlace() {
        ProgressDisplay display = display(true);
        show(display, SECOND, 1_000);
        show(display, SECOND, 2_000);
        assertThat(printed()).doesNotContain("\n").contains("\r\033[K1,000/", "\r\033[K2,000/");
        display.clear();
        assertThat(printed()).endsWith("\r\033[K");
    }

    @Test
    void aTerminalSeesFailuresInRedUnlessColourIsOff() {
        Terminal plain = new Terminal(System.out, System.err, true, false);
        Terminal red = new Terminal(System.out, System.err, true, true);
        ProgressLine line = new ProgressLine(progress(10, 3), SECOND);
        assertThat(line.text(red)).contains("\033[31m3 failing\033[0m");
        assertThat(line.text(plain)).isEqualTo(line.text());
        assertThat(Terminal.allowsColor("1")).isFalse();
        assertThat(Terminal.allowsColor("")).isTrue();
        assertThat(Terminal.allowsColor(null)).isTrue();
    }

    @Test
    void aPipeGetsPlainLinesNowAndThen() {
        ProgressDisplay display = display(false);
        show(display, SECOND, 1_000);
        assertThat(printed()).isEmpty();
        show(display, 5 * SECOND, 6_000);
        show(display, SECOND, 7_000);
        assertThat(printed())
                .startsWith("6,000/100,000 seeds")
                .endsWith("left\n")
                .doesNotContain("\r", "\033", "7,000");
    }

    @Test
    void anInterruptedCampaignTellsHowFarItCame() {
        WatchedCampaign watched = new WatchedCampaign(
                "sample-steady", Seeds.from(0xC0FFEE).count(500), Invocation.terminal(out, err, false));
        assertThat(watched.interruption())
                .isEqualTo("sample-steady: interrupted after 0 of 500 seeds from 0xC0FFEE; 0 failed\n");
    }

    private ProgressDisplay display(boolean interactive) {
        return new ProgressDisplay(Invocation.terminal(out, err, interactive), clock::get);
    }

    private void show(ProgressDisplay display, long afterNanos, long seedsDone) {
        clock.addAndGet(afterNanos);
        display.show(progress(seedsDone, 0));
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Progress progress(long seedsDone, long failures) {
        return new Progress(
                seedsDone,
                100_000,
                failures,
                List.of(),
                new RunStatistics(seedsDone * 10, 0, 0, new TreeMap<>(), faults(), new TreeMap<>()));
    }

    private static SortedMap<String, Long> faults() {
        SortedMap<String, Long> faults = new TreeMap<>();
        faults.put("disk.lost_write", 4L);
        faults.put("disk.torn_write", 1L);
        faults.put("disk.rot", 0L);
        return faults;
    }
}
