package dev.marionette.check.model;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a store of numbers on a disk can be asked for, and what happens to it.
 *
 * <p>An operation that changes something returns {@link Reply#DONE}, or {@link Reply#NOTHING} if it was cut off, by an error or by a crash: then
 * it took effect before it ended, or never will. An unknown outcome says less: the operation may still take effect after the crash.
 */
public sealed interface DurableCall {

    /**
     * Returns the value of a key: {@link Reply.Value}, or {@link Reply#NOTHING} if it has none.
     *
     * @param key any
     */
    record Get(long key) implements DurableCall {
        @Override
        public String toString() {
            return "get " + key;
        }
    }

    /**
     * Makes all changes as one.
     *
     * @param changes in their order
     * @param forced whether this write, and with it all that was written before, is safe when it returns
     */
    record Write(List<Change> changes, boolean forced) implements DurableCall {
        /** Copies the list. */
        public Write {
            changes = List.copyOf(changes);
        }

        @Override
        public String toString() {
            return changes.stream()
                    .map(Change::toString)
                    .collect(Collectors.joining(" ", "write ", forced ? " forced" : ""));
        }
    }

    /** Makes everything safe that was written before. */
    record Force() implements DurableCall {
        @Override
        public String toString() {
            return "force";
        }
    }

    /** The process ends without a warning, and another one goes on: the last writes may be gone, if they were not safe. */
    record Restart() implements DurableCall {
        @Override
        public String toString() {
            return "restart";
        }
    }

    /** The power fails, and comes back: the last writes may be gone, if they were not safe. What is left was on the medium, and is safe. */
    record PowerLoss() implements DurableCall {
        @Override
        public String toString() {
            return "power loss";
        }
    }

    /**
     * A change of one key.
     *
     * @param key any
     * @param value the new value, or nothing to remove the key
     */
    record Change(long key, OptionalLong value) {
        /** Sets a key. */
        public static Change put(long key, long value) {
            return new Change(key, OptionalLong.of(value));
        }

        /** Removes a key, whether it is there or not. */
        public static Change delete(long key) {
            return new Change(key, OptionalLong.empty());
        }

        @Override
        public String toString() {
            return key + "=" + (value.isPresent() ? value.getAsLong() : "nil");
        }
    }
}
