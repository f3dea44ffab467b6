package dev.marionette.sim.run;

import dev.marionette.api.Field;
import java.util.List;
import java.util.Map;

/** The readable form of a failure, in the order a person needs it. */
final class FailureText {

    private static final int LAST_EVENTS = 12;

    private final StringBuilder text = new StringBuilder();

    private FailureText() {}

    static String of(RunFailure failure) {
        FailureText page = new FailureText();
        page.headline(failure);
        page.line("seed      " + failure.seed());
        page.line("replay    " + failure.replayCommand());
        page.about(failure);
        page.block("options", failure.options());
        page.faults(failure.statistics().faults());
        failure.divergence().ifPresent(diff -> page.text.append(diff.text()));
        if (failure.secondTrace().isEmpty()) {
            page.block("last events", failure.trace().lastLines(LAST_EVENTS));
        }
        return page.text.toString();
    }

    private void headline(RunFailure failure) {
        line(failure.scenario() + ": " + failure.kind().label() + ": " + failure.subject() + ", at event "
                + failure.eventIndex());
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

    private void faults(Map<String, Long> faults) {
        if (faults.isEmpty()) {
            line("faults    none were configured");
            return;
        }
        StringBuilder counts = new StringBuilder("faults   ");
        faults.forEach(
                (kind, count) -> counts.append(' ').append(kind).append('=').append(count));
        line(counts.toString());
    }

    private void block(String title, List<String> lines) {
        line(title);
        lines.forEach(each -> line("  " + each));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
