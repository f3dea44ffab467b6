package dev.marionette.check.model;

/** What a counter can be asked for. It begins at 0 and wraps around like a {@code long}. */
public sealed interface CounterCall {

    /** Returns the count: {@link Reply.Value}. */
    record Read() implements CounterCall {
        @Override
        public String toString() {
            return "read";
        }
    }

    /**
     * Adds to the count. Returns {@link Reply#DONE}, or the new count, {@link Reply.Value}, from a counter that tells.
     *
     * @param amount any, also a negative one
     */
    record Add(long amount) implements CounterCall {
        @Override
        public String toString() {
            return "add " + amount;
        }
    }
}
