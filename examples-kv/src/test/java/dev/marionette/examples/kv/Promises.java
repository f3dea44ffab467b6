package dev.marionette.examples.kv;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a store may show when it is opened again: one of the states it went through, and none older than its last promise.
 *
 * <p>That one rule says it all: forced writes survive, a batch is whole or absent, later writes survive only on top of earlier ones, and
 * nothing is made up.
 */
final class Promises {

    private List<SortedMap<Long, Long>> states = List.of(new TreeMap<>());

    /** These changes may be there from now on. */
    void begin(List<Change> changes) {
        SortedMap<Long, Long> next = new TreeMap<>(states.getLast());
        changes.forEach(change -> change.applyTo(next));
        states = new ArrayList<>(states);
        states.add(next);
    }

    /** The store has said that all changes so far are safe, so no older state may come back. */
    void promised() {
        states = List.of(states.getLast());
    }

    /** Whether the store may be in this state. */
    boolean allow(SortedMap<Long, Long> found) {
        return states.contains(found);
    }

    /** The process was restarted in this state. What it shows need not be on the medium yet. */
    void continueFrom(SortedMap<Long, Long> found) {
        int position = states.lastIndexOf(found);
        states = position < 0 ? List.of(found) : states.subList(0, position + 1);
    }

    /** The machine was restarted in this state. What it shows was on the medium, so it stays. */
    void restartFrom(SortedMap<Long, Long> found) {
        states = List.of(found);
    }

    /** The states in the order they came about; the first one was promised. */
    @Override
    public String toString() {
        return states.toString();
    }
}
