package dev.marionette.launcher;

import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.RunStatistics;
import dev.marionette.sim.trace.TraceSummary;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What became of one seed, for people and for machines. Pure functions of the report: nothing of the host is in them. */
final class RunText {

    private RunText() {}

    /** The finding, if there is one, then what happened in the run. */
    static String summary(RunReport report) {
        RunStatistics statistics = report.statistics();
        StringBuilder text = new StringBuilder();
        switch (report) {
            case RunReport.Passed passed ->
                text.append(passed.scenario())
                        .append(": passed with seed ")
                        .append(passed.seed())
                        .append(", two runs with the same trace\n");
            case RunReport.Failed failed -> text.append(failed.failure().text()).append('\n');
        }
        text.append("steps=").append(statistics.steps()).append(" decisions=").append(statistics.decisions());
        text.append('\n').append(statistics.tables());
        text.append(TraceSummary.of(report.trace()).text());
        return text.toString();
    }

    /** The same as one JSON object. */
    static JsonObject json(RunReport report) {
        JsonObject json = new JsonObject()
                .put("scenario", report.scenario())
                .put("seed", report.seed().toString())
                .put("passed", report instanceof RunReport.Passed)
                .put("traceBytes", report.trace().length())
                .put("traceHash", HexFormat.of().toHexDigits(report.trace().hash()));
        putStatistics(json, report.statistics());
        if (report instanceof RunReport.Failed failed) {
            json.put("failure", failure(failed.failure()));
        }
        return json;
    }

    static JsonObject failure(RunFailure failure) {
        Map<String, Long> fired = new TreeMap<>(failure.statistics().faults());
        fired.values().removeIf(count -> count == 0);
        return new JsonObject()
                .put("seed", failure.seed().toString())
                .put("kind", failure.kind().label())
                .put("subject", failure.subject())
                .put("message", failure.message())
                .put("event", failure.eventIndex())
                .putTexts("tags", failure.tags())
                .putTexts("options", failure.options())
                .putCounts("faults", fired)
                .put("replay", failure.replayCommand());
    }

    static void putStatistics(JsonObject json, RunStatistics statistics) {
        json.put("events", statistics.events())
                .put("steps", statistics.steps())
                .put("decisions", statistics.decisions())
                .put("simulatedNanos", statistics.simulatedNanos())
                .putCounts("decisionsByFamily", statistics.decisionsByFamily())
                .putCounts("faults", statistics.faults())
                .putCounts("operations", statistics.operations())
                .putCounts("outcomes", statistics.outcomes())
                .putCounts("marks", statistics.marks());
    }
}
