package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.Optional;

/** Why an operation of a contradiction has no place among the others. Immutable. */
public sealed interface Obstacle {

    /** The operation that has no place. */
    Operation<?, ?> operation();

    /**
     * There would have been a place before another operation, but that had returned when this one was called.
     *
     * @param after the last operation before that place that may change the state, unless the place is at the beginning
     * @param bar the other operation
     */
    record CalledTooLate(Operation<?, ?> operation, Optional<Operation<?, ?>> after, Operation<?, ?> bar)
            implements Obstacle {}

    /**
     * There would be a place after another operation, but that was called only when this one had returned.
     *
     * @param bar the other operation
     */
    record ReturnedTooEarly(Operation<?, ?> operation, Operation<?, ?> bar) implements Obstacle {}

    /** Whenever it had been called, and whatever else took effect before it: the operation could not have returned what it did. */
    record Impossible(Operation<?, ?> operation) implements Obstacle {}
}
