package dev.marionette.check.model;

import java.util.List;

/** What an operation of a bundled model returns. Immutable. */
public sealed interface Reply {

    /** The only reply of an operation that has nothing to say but that it took place. */
    Reply DONE = new Done();

    /** There is no value. */
    Reply NOTHING = new Nothing();

    /** The operation did what it was asked for. */
    Reply YES = new Flag(true);

    /** The operation found that it cannot be done, and had no effect. */
    Reply NO = new Flag(false);

    /** A number. */
    static Reply value(long value) {
        return new Value(value);
    }

    /** A text. */
    static Reply text(String text) {
        return new Text(text);
    }

    /** Several numbers. */
    static Reply values(List<Long> values) {
        return new Values(values);
    }

    /** It took place. */
    record Done() implements Reply {
        @Override
        public String toString() {
            return "done";
        }
    }

    /** There is no value. */
    record Nothing() implements Reply {
        @Override
        public String toString() {
            return "nil";
        }
    }

    /**
     * A number.
     *
     * @param value any
     */
    record Value(long value) implements Reply {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /**
     * A text.
     *
     * @param text any
     */
    record Text(String text) implements Reply {
        @Override
        public String toString() {
            return '"' + text + '"';
        }
    }

    /**
     * Yes or no.
     *
     * @param value true for yes
     */
    record Flag(boolean value) implements Reply {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /**
     * Several numbers.
     *
     * @param values in the order in which they were returned
     */
    record Values(List<Long> values) implements Reply {
        /** Copies the list. */
        public Values {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.toString().replace(" ", "");
        }
    }
}
