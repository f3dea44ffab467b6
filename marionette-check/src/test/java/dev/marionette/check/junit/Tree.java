package dev.marionette.check.junit;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What JUnit made of a test class: the nodes that were run, in their order. */
final class Tree {

    private final EngineExecutionResults results;

    private Tree(EngineExecutionResults results) {
        this.results = results;
    }

    /** Runs all test methods of a class; the parameters are name and value in turn. */
    static Tree of(Class<?> testClass, String... parameters) {
        return select(DiscoverySelectors.selectClass(testClass), parameters);
    }

    /** Runs one node, as an IDE does that was asked to run it again. */
    static Tree ofUniqueId(String uniqueId, String... parameters) {
        return select(DiscoverySelectors.selectUniqueId(uniqueId), parameters);
    }

    private static Tree select(DiscoverySelector selector, String... parameters) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter").selectors(selector);
        for (int i = 0; i < parameters.length; i += 2) {
            kit.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return new Tree(kit.execute());
    }

    /** Each node below a test method: its verdict and its name. */
    List<String> nodes() {
        return results.testEvents().executions().stream()
                .map(run -> verdict(run.getTerminationInfo().getExecutionResult()) + " "
                        + run.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** The unique id of a node, by its place from 0. */
    String uniqueId(int place) {
        return results.testEvents()
                .executions()
                .list()
                .get(place)
                .getTestDescriptor()
                .getUniqueId()
                .toString();
    }

    /** What was thrown, by methods and by the nodes below them, in the order of their ends. */
    List<Throwable> thrown() {
        List<Throwable> thrown = new ArrayList<>();
        results.allEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result -> result.getThrowable().ifPresent(thrown::add));
        return thrown;
    }

    /** What the nodes reported. */
    List<String> reported() {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .flatMap(entry -> entry.getKeyValuePairs().values().stream())
                .toList();
    }

    /** The only thing that was thrown. */
    Throwable failure() {
        List<Throwable> thrown = thrown();
        if (thrown.size() != 1) {
            throw new AssertionError("one failure was expected, not " + thrown + " of " + nodes());
        }
        return thrown.getFirst();
    }

    private static String verdict(TestExecutionResult result) {
        return result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? "passed" : "failed";
    }
}
