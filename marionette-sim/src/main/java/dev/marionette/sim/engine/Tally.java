package dev.marionette.sim.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often each kind of thing came about in one world, with 0 for what could have and did not. Confined to the thread of its world. */
public final class Tally {

    /** Most worlds count nothing. */
    private @Nullable SortedMap<String, Long> counts;

    /** Makes a kind known that may come about from now on, so that a report can say that it never did. */
    public void expect(String kind) {
        counted().putIfAbsent(kind, 0L);
    }

    /** Counts one of this kind. */
    public void count(String kind) {
        counted().merge(kind, 1L, Long::sum);
    }

    /** The counts so far, in the order of their kinds. */
    public SortedMap<String, Long> counts() {
        return counts == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(counts);
    }

    private SortedMap<String, Long> counted() {
        if (counts == null) {
            counts = new TreeMap<>();
        }
        return counts;
    }
}
