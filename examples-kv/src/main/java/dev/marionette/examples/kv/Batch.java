package dev.marionette.examples.kv;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes that {@link KvStore#batch} makes as one: after a crash all of them are there, or none.
 *
 * <p>Within a batch a later change of the same key wins. Not safe for use by several threads at once.
 */
public final class Batch {

    private final List<Change> changes = new ArrayList<>();

    /** A batch without changes. */
    public Batch() {}

    /** Adds a change that sets {@code key} to {@code value}. */
    public Batch put(long key, long value) {
        changes.add(new Change.Put(key, value));
        return this;
    }

    /** Adds a change that removes {@code key}, whether it is there or not. */
    public Batch delete(long key) {
        changes.add(new Change.Delete(key));
        return this;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }
}
