package dev.marionette.check.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The content of a store, and the contents before it, back to the last one that is safe. Immutable; states share what came before them. */
final class DurableState {

    static final DurableState EMPTY = safe(Collections.emptySortedMap());

    private final @Nullable DurableState before;
    private final SortedMap<Long, Long> content;
    private final int hash;

    private DurableState(@Nullable DurableState before, SortedMap<Long, Long> content) {
        this.before = before;
        this.content = content;
        this.hash = 31 * (before == null ? 1 : before.hash) + content.hashCode();
    }

    private static DurableState safe(SortedMap<Long, Long> content) {
        return new DurableState(null, content);
    }

    @Nullable
    Long get(long key) {
        return content.get(key);
    }

    DurableState write(List<DurableCall.Change> changes) {
        SortedMap<Long, Long> next = new TreeMap<>(content);
        for (DurableCall.Change change : changes) {
            if (change.value().isPresent()) {
                next.put(change.key(), change.value().getAsLong());
            } else {
                next.remove(change.key());
            }
        }
        return new DurableState(this, next);
    }

    /** The same content, all of it safe. */
    DurableState force() {
        return before == null ? this : safe(content);
    }

    /** This state and those before it, newest first; the last one is safe. */
    List<DurableState> sinceForce() {
        List<DurableState> states = new ArrayList<>();
        for (DurableState state = this; state != null; state = state.before) {
            states.add(state);
        }
        return states;
    }

    long bytes() {
        return 80 + 64L * content.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DurableState that && hash == that.hash && isSame(this, that);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@code {1=41, 2=42}, and {1=41} is safe}. */
    @Override
    public String toString() {
        return content
                + (before == null ? ", all safe" : ", and " + sinceForce().getLast().content + " is safe");
    }

    private static boolean isSame(DurableState left, DurableState right) {
        DurableState one = left;
        DurableState other = right;
        while (one != null && other != null && one != other) {
            if (!one.content.equals(other.content)) {
                return false;
            }
            one = one.before;
            other = other.before;
        }
        return one == other;
    }
}
