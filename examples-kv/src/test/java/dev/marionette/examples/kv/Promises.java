package dev.marionette.examples.kv;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a store may show after a crash: one of the states it went through, and none older than its last promise.
 *
 * <p>That one rule says it all: forced writes survive, a batch is whole or absent, later writes survive only on top of earlier ones, and
 * nothing is made up.
 */
final class Promises {

    private final List<SortedMap<Long, Long>> states = new ArrayList<>();
    private int safe;

    /** The store begins empty. */
    Promises() {
        states.add(new TreeMap<>());
    }

    /** These changes may be there from now on. */
    void begin(List<Change> changes) {
        SortedMap<Long, Long> next = new TreeMap<>(states.getLast());
        changes.forEach(change -> change.applyTo(next));
        states.add(next);
    }

    /** The store has said that all changes so far are safe. */
    void promised() {
        safe = states.size() - 1;
    }

    /** Whether the store may be in this state after a crash. */
    boolean allow(SortedMap<Long, Long> recovered) {
        return states.subList(safe, states.size()).contains(recovered);
    }

    /** The store goes on from this state, which the crash has left on the medium. */
    void restartFrom(SortedMap<Long, Long> recovered) {
        states.clear();
        states.add(recovered);
        safe = 0;
    }

    /** What was promised last, and what was made after it. */
    @Override
    public String toString() {
        return "promised " + states.get(safe) + ", then possibly " + states.subList(safe + 1, states.size());
    }
}
