package dev.marionette.check.history;

import java.util.List;

/**
 * How the operations of a model are written in the text form of a history: an operation is a name and arguments, its result more values. Every
 * bundled model has one. Implementations are pure.
 *
 * @param <I> what operations are asked for
 * @param <O> what operations return
 */
public interface Notation<I, O> {

    /** The name of the operation, such as {@code write}. */
    String operation(I input);

    /** Its arguments. */
    List<String> arguments(I input);

    /** What an operation returned, as values; none if there is nothing to say. */
    List<String> result(I input, O output);

    /**
     * Reads an operation.
     *
     * @throws IllegalArgumentException if there is no such operation, or its arguments are not of this number and kind
     */
    I input(String operation, List<String> arguments);

    /**
     * Reads what an operation returned.
     *
     * @throws IllegalArgumentException if the operation cannot return this
     */
    O output(I input, List<String> result);
}
