package dev.marionette.sim.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first place where two traces differ.
 *
 * <p>Immutable; safe for use by any thread.
 *
 * @param line the number of the first differing line, from 1
 * @param before the lines just before it, which both traces share
 * @param left the differing line of the first trace, or empty if it ended
 * @param right the differing line of the second trace, or empty if it ended
 */
public record TraceDiff(long line, List<String> before, Optional<String> left, Optional<String> right) {

    private static final int CONTEXT = 8;

    /** Takes an immutable copy of the context. */
    public TraceDiff {
        before = List.copyOf(before);
    }

    /** The first divergence, or empty if the traces are the same. */
    public static Optional<TraceDiff> between(Trace left, Trace right) {
        if (left.equals(right)) {
            return Optional.empty();
        }
        String[] leftLines = left.text().split("\n", -1);
        String[] rightLines = right.text().split("\n", -1);
        int i = 0;
        while (i < leftLines.length && i < rightLines.length && leftLines[i].equals(rightLines[i])) {
            i++;
        }
        List<String> before = new ArrayList<>();
        for (int b = Math.max(0, i - CONTEXT); b < i; b++) {
            before.add(leftLines[b]);
        }
        return Optional.of(new TraceDiff(i + 1L, before, lineAt(leftLines, i), lineAt(rightLines, i)));
    }

    private static Optional<String> lineAt(String[] lines, int index) {
        return index < lines.length && !lines[index].isEmpty() ? Optional.of(lines[index]) : Optional.empty();
    }

    /** A readable form: the shared lines, then the two that differ. */
    public String text() {
        StringBuilder text = new StringBuilder("first difference at line " + line + "\n");
        before.forEach(shared -> text.append("    ").append(shared).append('\n'));
        text.append("  1 ").append(left.orElse("(the first trace ends here)")).append('\n');
        text.append("  2 ").append(right.orElse("(the second trace ends here)")).append('\n');
        return text.toString();
    }
}
