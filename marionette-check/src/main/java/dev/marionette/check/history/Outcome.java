package dev.marionette.check.history;

/**
 * How an operation ended, as far as its client knows. Immutable if the result is.
 *
 * @param <O> what the operations of a history return
 */
public sealed interface Outcome<O> {

    /**
     * The operation took effect between its call and its return, and this is what it returned.
     *
     * @param result what the client was told
     */
    record Ok<O>(O result) implements Outcome<O> {}

    /** The operation certainly had no effect, and never will. */
    record Failed<O>() implements Outcome<O> {}

    /** The operation may have had its effect, may have it at any later time, or never; nothing is known of its result. */
    record Unknown<O>() implements Outcome<O> {}
}
