package dev.marionette.examples.kv;

import java.util.SortedMap;

/** What one write does to one key. */
sealed interface Change {

    /** Makes the change to {@code content}. */
    default void applyTo(SortedMap<Long, Long> content) {
        switch (this) {
            case Put(long key, long value) -> content.put(key, value);
            case Delete(long key) -> content.remove(key);
        }
    }

    /** Sets the key to a value. */
    record Put(long key, long value) implements Change {}

    /** Removes the key, whether it is there or not. */
    record Delete(long key) implements Change {}
}
