package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.history.Operation;
import dev.marionette.check.linear.Evidence;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import dev.marionette.check.timeline.Timeline;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients saw of each planted bug, as a page to look at in {@code target/timelines}. */
final class TimelineTest {

    private static final Path PAGES = Path.of("target", "timelines");

    @ParameterizedTest
    @MethodSource("unsafe")
    void thePageOfAPlantedBugMarksWhatContradicts(Scenario<?> scenario) throws IOException {
        RunFailure found = Runner.expectFailure(scenario, Seeds.from(0xC0FFEE).count(10_000));
        History<RegisterCall, Reply> history = HistoryText.ofTrace(found.trace(), Notations.register());
        Verdict verdict = Cluster.verdict(history);
        Timeline<RegisterCall, Reply> timeline = Timeline.of(history, verdict)
                .titled(scenario.name() + ", seed " + found.seed())
                .writtenIn(Notations.register());
        Files.createDirectories(PAGES);
        timeline.writeTo(PAGES.resolve(scenario.name() + ".html"));

        Evidence evidence = ((NotLinearizable) verdict).evidence();
        assertThat(evidence.contradiction()).hasSizeLessThan(8).contains(evidence.blocked());
        assertThat(timeline.html())
                .contains("\"verdict\":\"not-linearizable\"")
                .contains("\"contradiction\":[" + indices(evidence.contradiction()) + "]")
                .contains("\"blocked\":" + evidence.blocked().index());
    }

    static List<Scenario<?>> unsafe() {
        return List.of(RegisterScenariosTest.UNSAFE);
    }

    private static String indices(List<Operation<?, ?>> operations) {
        return operations.stream()
                .map(operation -> Integer.toString(operation.index()))
                .collect(Collectors.joining(","));
    }
}
