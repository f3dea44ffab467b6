package dev.marionette.check.linear;

import java.util.Arrays;
import java.util.List;

/** The stack of a search: configurations, and for each what was tried from there. */
final class Frames {

    private int[] entries = new int[16];
    private int[] cursors = new int[16];
    private int[] operations = new int[16];
    private int[] nexts = new int[16];
    private List<?>[] alternatives = new List<?>[16];
    private int depth;

    boolean isEmpty() {
        return depth == 0;
    }

    void push(int entry) {
        if (depth == entries.length) {
            grow();
        }
        entries[depth] = entry;
        cursors[depth] = 0;
        nexts[depth] = 0;
        alternatives[depth++] = List.of();
    }

    void pop() {
        alternatives[--depth] = List.of();
    }

    int entry() {
        return entries[depth - 1];
    }

    int cursor() {
        return cursors[depth - 1];
    }

    void cursor(int cursor) {
        cursors[depth - 1] = cursor;
    }

    void candidate(int operation, List<?> states) {
        operations[depth - 1] = operation;
        alternatives[depth - 1] = states;
        nexts[depth - 1] = 0;
    }

    int operation() {
        return operations[depth - 1];
    }

    boolean hasAlternative() {
        return nexts[depth - 1] < alternatives[depth - 1].size();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // A search puts in states of its model alone.
    <S> S nextAlternative() {
        return (S) alternatives[depth - 1].get(nexts[depth - 1]++);
    }

    private void grow() {
        int length = 2 * depth;
        entries = Arrays.copyOf(entries, length);
        cursors = Arrays.copyOf(cursors, length);
        operations = Arrays.copyOf(operations, length);
        nexts = Arrays.copyOf(nexts, length);
        alternatives = Arrays.copyOf(alternatives, length);
    }
}
