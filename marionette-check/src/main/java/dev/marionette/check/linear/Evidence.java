package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a history is not linearizable. It is worked out when it is first asked for, within the budget of the check. May be shared by threads.
 */
public final class Evidence {

    private static final int SHOWN = 12;

    private final Explanation<?, ?, ?> explanation;
    private Optional<Contradiction> contradiction = Optional.empty();

    Evidence(Explanation<?, ?, ?> explanation) {
        this.explanation = explanation;
    }

    /**
     * Operations that contradict each other, in the order of their calls: a sub-history that is not linearizable either, as small as the budget
     * allows.
     *
     * <p>An operation is left out only if that would still be so had it taken effect at any time, even before its call. Otherwise every stale read
     * would shrink to the read alone, of a value that nobody seems to have written.
     */
    public List<Operation<?, ?>> contradiction() {
        return worked().operations();
    }

    /**
     * The state before the operations of {@link #contradiction()}, if that is not the initial one: of a long history, only what came after a late
     * moment without open operations is looked at.
     */
    public Optional<String> start() {
        return worked().start();
    }

    /** An order that explains as much as any: nothing that can come before the return of {@link #blocked()} makes that possible after it. */
    public List<Operation<?, ?>> longestPrefix() {
        return explanation.longestPrefix();
    }

    /** The operation whose return no order explains. */
    public Operation<?, ?> blocked() {
        return explanation.blocked();
    }

    /** What the object may have looked like when that operation returned; a few of the possibilities. */
    public List<String> states() {
        return explanation.states();
    }

    /** What the object had to look like for an operation of this history to return what it returned. */
    public String needs(Operation<?, ?> operation) {
        return explanation.needs(operation);
    }

    /** All that as text for a terminal; of what is long, the end. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("not linearizable: no order of these operations is possible");
        start().ifPresent(state -> lines.add("  from the state " + shortened(state)));
        last(lines, contradiction().stream().map(this::line).toList());
        List<Operation<?, ?>> prefix = longestPrefix();
        lines.add("the longest order that is possible has "
                + (prefix.size() == 1 ? "1 operation" : prefix.size() + " operations"));
        last(
                lines,
                prefix.stream()
                        .map(operation -> shortened(operation.toString()))
                        .toList());
        lines.add("and cannot go on with");
        lines.add("  " + line(blocked()));
        lines.add("where the state was");
        states().forEach(state -> lines.add("  " + shortened(state)));
        return String.join("\n", lines) + "\n";
    }

    /** The first line of the text. */
    @Override
    public String toString() {
        return "not linearizable: stuck at " + blocked();
    }

    private static void last(List<String> lines, List<String> all) {
        int hidden = Math.max(0, all.size() - SHOWN);
        if (hidden > 0) {
            lines.add("  ... " + hidden + " before");
        }
        all.subList(hidden, all.size()).forEach(line -> lines.add("  " + line));
    }

    private synchronized Contradiction worked() {
        if (contradiction.isEmpty()) {
            contradiction = Optional.of(explanation.contradiction());
        }
        return contradiction.get();
    }

    private String line(Operation<?, ?> operation) {
        String needs = needs(operation);
        return shortened(operation.toString()) + (needs.equals("nothing") ? "" : ", which needs " + shortened(needs));
    }

    /** The ends of a long text are what tells it from others. */
    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 60) + " ... " + text.substring(text.length() - 80);
    }
}
