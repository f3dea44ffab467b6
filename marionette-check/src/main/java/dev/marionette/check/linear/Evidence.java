package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a history is not linearizable. It is worked out when it is first asked for, within the budget of the check. May be shared by threads.
 */
public final class Evidence {

    private static final int SHOWN = 10;

    private final Explanation<?, ?, ?> explanation;
    private List<Operation<?, ?>> contradiction = List.of();

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
    public synchronized List<Operation<?, ?>> contradiction() {
        if (contradiction.isEmpty()) {
            contradiction = List.copyOf(explanation.minimal());
        }
        return contradiction;
    }

    /** An order that explains the history up to the return of {@link #blocked()}; no order explains more. */
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

    /** All that as text for a terminal. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("not linearizable: no order of these operations is possible");
        for (Operation<?, ?> operation : contradiction()) {
            lines.add("  " + line(operation));
        }
        List<Operation<?, ?>> prefix = longestPrefix();
        lines.add("the longest order that is possible has "
                + (prefix.size() == 1 ? "1 operation" : prefix.size() + " operations"));
        if (prefix.size() > SHOWN) {
            lines.add("  ... " + (prefix.size() - SHOWN) + " before");
        }
        prefix.subList(Math.max(0, prefix.size() - SHOWN), prefix.size())
                .forEach(operation -> lines.add("  " + shortened(operation.toString())));
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

    private String line(Operation<?, ?> operation) {
        String needs = needs(operation);
        return shortened(operation.toString()) + (needs.equals("nothing") ? "" : ", which needs " + shortened(needs));
    }

    /** The ends of a long text are what tells it from others. */
    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 60) + " ... " + text.substring(text.length() - 80);
    }
}
