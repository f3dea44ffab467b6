package dev.marionette.check.model;

/** What an append-only log of numbers can be asked for. Positions count from 0. */
public sealed interface LogCall {

    /**
     * Adds to the end. Returns the position, {@link Reply.Value}, or {@link Reply#DONE} from a log that does not tell.
     *
     * @param value any
     */
    record Append(long value) implements LogCall {
        @Override
        public String toString() {
            return "append " + value;
        }
    }

    /**
     * Returns what is at a position: {@link Reply.Value}, or {@link Reply#NOTHING} beyond the end.
     *
     * @param position from 0
     */
    record Read(long position) implements LogCall {
        @Override
        public String toString() {
            return "read " + position;
        }
    }

    /** Returns the number of entries: {@link Reply.Value}. */
    record Length() implements LogCall {
        @Override
        public String toString() {
            return "length";
        }
    }
}
