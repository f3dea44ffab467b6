package dev.marionette.sim.run;

import dev.marionette.api.Field;
import java.util.List;

/** The readable form of a failure, in the order a person needs it. */
final class FailureText {

    private static final int LAST_EVENTS = 12;

    private final StringBuilder text = new StringBuilder();

    private FailureText() {}

    static String of(RunFailure failure) {
        FailureText page = new FailureText();
        boolean ofOneSeed = failure.kind() != RunFailure.Kind.NOT_EXERCISED;
        page.headline(failure, ofOneSeed);
        if (ofOneSeed) {
            page.line("seed      " + failure.seed());
        }
        page.line("replay    " + failure.replayCommand());
        page.about(failure);
        page.block("options", failure.options());
        page.counts(failure.statistics());
        failure.divergence().ifPresent(diff -> page.text.append(diff.text()));
        if (ofOneSeed && failure.secondTrace().isEmpty()) {
            page.block("last events", failure.trace().lastLines(LAST_EVENTS));
        }
        return page.text.toString();
    }

    private void headline(RunFailure failure, boolean ofOneSeed) {
        line(failure.scenario() + ": " + failure.kind().label() + ": " + failure.subject()
                + (ofOneSeed ? ", at event " + failure.eventIndex() : ""));
        for (String messageLine : failure.message().split("\n", -1)) {
            line("  " + messageLine);
        }
    }

    private void about(RunFailure failure) {
        if (!failure.tags().isEmpty()) {
            line("tags      " + String.join(" ", failure.tags()));
        }
        for (Field attribute : failure.attributes()) {
            line("attribute " + attribute.key() + "=" + valueOf(attribute));
        }
    }

    private static String valueOf(Field attribute) {
        return switch (attribute) {
            case Field.Whole whole -> Long.toString(whole.value());
            case Field.Text value -> value.value();
        };
    }

    private void counts(RunStatistics statistics) {
        text.append(CountTable.of("decisions", statistics.decisionsByFamily()));
        if (statistics.faults().isEmpty()) {
            line("faults    none were configured");
        }
        text.append(CountTable.of("faults   ", statistics.faults()))
                .append(CountTable.of("operations", statistics.operations()))
                .append(CountTable.of("outcomes ", statistics.outcomes()))
                .append(CountTable.of("marks    ", statistics.marks()));
    }

    private void block(String title, List<String> lines) {
        line(title);
        lines.forEach(each -> line("  " + each));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
