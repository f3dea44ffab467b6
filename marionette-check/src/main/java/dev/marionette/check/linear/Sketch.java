package dev.marionette.check.linear;

import dev.marionette.check.history.Moment;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A few operations drawn with characters, a line for each client: events in their order, bars as wide as what is written in them. For one thread.
 */
final class Sketch {

    private static final int WIDEST = 100;
    private static final int LONGEST_LABEL = 22;
    /** Events are far enough from each other for instants of this length; of longer ones not all are written. */
    private static final int WIDEST_INSTANT = 4;

    private final Wording wording;
    private final List<Operation<?, ?>> operations;
    private final List<String> labels;
    private final Map<Integer, Integer> columns = new TreeMap<>();
    private final List<Moment> moments = new ArrayList<>();
    private final int last;
    private int width;

    private Sketch(Wording wording, List<Operation<?, ?>> operations, int last, List<String> labels) {
        this.wording = wording;
        this.operations = operations;
        this.last = last;
        this.labels = labels;
        place();
    }

    /**
     * Draws operations up to the return of one of them, after which nothing is shown. What does not end by then is drawn without an end.
     *
     * @return the lines; bars have numbers, {@code #1} for the first operation, if their names would need too much room
     */
    static List<String> of(Wording wording, List<Operation<?, ?>> operations, Operation<?, ?> blocked) {
        int last = blocked.end().event();
        List<String> names = operations.stream().map(Sketch::label).toList();
        Sketch sketch = new Sketch(wording, operations, last, names);
        if (sketch.width > WIDEST || names.stream().anyMatch(name -> name.length() > LONGEST_LABEL)) {
            List<String> numbers = new ArrayList<>();
            operations.forEach(operation -> numbers.add("#" + (numbers.size() + 1)));
            sketch = new Sketch(wording, operations, last, numbers);
        }
        return sketch.lines(blocked);
    }

    private static String label(Operation<?, ?> operation) {
        return operation.outcome() instanceof Outcome.Unknown
                ? Wording.shortened(operation.input().toString())
                : Wording.call(operation);
    }

    private void place() {
        Map<Integer, Integer> ended = new TreeMap<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation<?, ?> operation = operations.get(i);
            moments.add(operation.call());
            if (ends(operation)) {
                moments.add(operation.end());
                ended.put(operation.end().event(), i);
            }
        }
        moments.sort(Comparator.comparingInt(Moment::event));
        int column = 0;
        for (Moment moment : moments) {
            int operation = ended.getOrDefault(moment.event(), -1);
            if (operation >= 0) {
                int begun = column(operations.get(operation).call());
                column = Math.max(column, begun + labels.get(operation).length() + 1);
            }
            columns.put(moment.event(), column);
            int instant = wording.number(moment).length();
            column += instant <= WIDEST_INSTANT ? Math.max(2, instant + 1) : 2;
        }
        width = column;
    }

    private int column(Moment moment) {
        return columns.getOrDefault(moment.event(), 0);
    }

    private boolean ends(Operation<?, ?> operation) {
        return operation.outcome() instanceof Outcome.Ok && operation.end().event() <= last;
    }

    private List<String> lines(Operation<?, ?> blocked) {
        Map<Integer, StringBuilder> rows = new TreeMap<>();
        for (int i = 0; i < operations.size(); i++) {
            StringBuilder row = rows.computeIfAbsent(operations.get(i).process(), unused -> new StringBuilder());
            draw(row, i);
            if (operations.get(i).index() == blocked.index()) {
                row.append("  <- no place");
            }
        }
        int margin = rows.keySet().stream()
                .mapToInt(process -> ("client " + process).length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        rows.forEach((process, row) -> lines.add(padded("client " + process, margin) + "  " + row));
        lines.add((" ".repeat(margin + 2) + axis()).stripTrailing());
        return lines;
    }

    private void draw(StringBuilder row, int number) {
        Operation<?, ?> operation = operations.get(number);
        int from = column(operation.call());
        row.append(" ".repeat(Math.max(0, from - row.length()))).append('[').append(labels.get(number));
        if (ends(operation)) {
            int to = column(operation.end());
            row.append("-".repeat(to - row.length())).append(']');
        } else {
            // Its end is no limit to when it takes effect.
            row.append("...");
        }
    }

    private String axis() {
        StringBuilder axis = new StringBuilder();
        for (Moment moment : moments) {
            if (axis.isEmpty() || axis.length() < column(moment)) {
                axis.append(" ".repeat(Math.max(0, column(moment) - axis.length())))
                        .append(wording.number(moment));
            }
        }
        return axis + wording.unit();
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(length - text.length());
    }
}
