package dev.marionette.check.model;

/** What a register can be asked for. Its values are numbers, or nil before the first write. */
public sealed interface RegisterCall {

    /** Returns the value: {@link Reply.Value}, or {@link Reply.Nothing}. */
    record Read() implements RegisterCall {
        @Override
        public String toString() {
            return "read";
        }
    }

    /**
     * Replaces the value, and returns {@link Reply.Done}.
     *
     * @param value the new value
     */
    record Write(Reply.Value value) implements RegisterCall {
        /** A write of this number. */
        public static Write of(long value) {
            return new Write(new Reply.Value(value));
        }

        @Override
        public String toString() {
            return "write " + value;
        }
    }

    /**
     * Compares and sets: replaces the value if it is this one. Returns {@link Reply#YES}, or {@link Reply#NO} if the value was another.
     *
     * @param from the value that must be there
     * @param to the new value
     */
    record Cas(Reply.Value from, Reply.Value to) implements RegisterCall {
        /** A compare and set of these numbers. */
        public static Cas of(long from, long to) {
            return new Cas(new Reply.Value(from), new Reply.Value(to));
        }

        @Override
        public String toString() {
            return "cas " + from + " " + to;
        }
    }
}
