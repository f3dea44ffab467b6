package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Evidence as text for a terminal. */
final class Report {

    private static final int SKETCHED = 12;
    private static final int SHOWN = 12;
    private static final int SHOWN_BEFORE = 6;

    private final Evidence evidence;
    private final Wording wording;
    private final List<String> lines = new ArrayList<>();

    Report(Evidence evidence, Wording wording) {
        this.evidence = evidence;
        this.wording = wording;
    }

    String text() {
        contradiction();
        prefix();
        return String.join("\n", lines) + "\n";
    }

    private void contradiction() {
        List<Operation<?, ?>> operations = evidence.contradiction();
        lines.add("not linearizable: "
                + (operations.size() == 1
                        ? "this operation is impossible"
                        : "no order of these " + operations.size() + " operations is possible"));
        evidence.start().ifPresent(state -> lines.add("  from the state " + Wording.shortened(state)));
        lines.add("");
        if (operations.size() <= SKETCHED) {
            Sketch.of(wording, operations, evidence.blocked()).forEach(line -> lines.add("  " + line));
            lines.add("");
        }
        last(operations, SHOWN, this::explained);
        if (!evidence.isMinimal()) {
            lines.add("  the budget ended before each of them had been tried: some may not matter");
        }
    }

    private void explained(Operation<?, ?> operation) {
        int number = evidence.contradiction().indexOf(operation) + 1;
        lines.add("  #" + number + " " + Wording.name(operation) + ", " + wording.span(operation) + needs(operation));
        evidence.obstacles().stream()
                .filter(obstacle -> obstacle.operation().index() == operation.index())
                .forEach(obstacle -> lines.add("     " + wording.sentence(obstacle)));
    }

    private void prefix() {
        List<Operation<?, ?>> prefix = evidence.longestPrefix();
        lines.add("");
        lines.add(
                switch (prefix.size()) {
                    case 0 -> "no order gets anywhere";
                    case 1 -> "the longest order that is possible has 1 operation";
                    default -> "the longest order that is possible has " + prefix.size() + " operations";
                });
        last(
                prefix,
                SHOWN_BEFORE,
                operation -> lines.add("  " + Wording.name(operation) + ", " + wording.span(operation)));
        lines.add("and cannot go on with");
        lines.add("  " + Wording.name(evidence.blocked()) + needs(evidence.blocked()));
        lines.add("where the state was");
        evidence.states().forEach(state -> lines.add("  " + Wording.shortened(state)));
    }

    private void last(List<Operation<?, ?>> operations, int most, Consumer<Operation<?, ?>> line) {
        int hidden = Math.max(0, operations.size() - most);
        if (hidden > 0) {
            lines.add("  ... " + hidden + " before");
        }
        operations.subList(hidden, operations.size()).forEach(line);
    }

    private String needs(Operation<?, ?> operation) {
        String needs = evidence.needs(operation);
        return needs.equals("nothing") ? "" : ", needs " + Wording.shortened(needs);
    }
}
