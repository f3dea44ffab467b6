package dev.marionette.check.model;

/** What a set of numbers can be asked for. */
public sealed interface SetCall {

    /**
     * Adds an element. Returns {@link Reply#YES} if it was not there, {@link Reply#NO} if it was, or {@link Reply#DONE} from a set that does not
     * tell.
     *
     * @param element any
     */
    record Add(long element) implements SetCall {
        @Override
        public String toString() {
            return "add " + element;
        }
    }

    /**
     * Removes an element. Returns {@link Reply#YES} if it was there, {@link Reply#NO} if it was not, or {@link Reply#DONE} from a set that does
     * not tell.
     *
     * @param element any
     */
    record Remove(long element) implements SetCall {
        @Override
        public String toString() {
            return "remove " + element;
        }
    }

    /**
     * Returns {@link Reply#YES} if the element is there, or else {@link Reply#NO}.
     *
     * @param element any
     */
    record Contains(long element) implements SetCall {
        @Override
        public String toString() {
            return "contains " + element;
        }
    }

    /** Returns all elements in ascending order: {@link Reply.Values}. A history with it is checked as a whole, not element by element. */
    record Elements() implements SetCall {
        @Override
        public String toString() {
            return "elements";
        }
    }
}
