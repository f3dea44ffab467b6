package dev.marionette.check.history;

/**
 * One line of a history: a process begins an operation, or learns how its open one ended.
 *
 * @param <I> what operations are asked for
 * @param <O> what operations return
 */
public sealed interface HistoryEvent<I, O> {

    /** When, in nanoseconds from an arbitrary origin; never less than in the event before. */
    long atNanos();

    /** Who. A process does one thing at a time. */
    int process();

    /**
     * A process begins an operation.
     *
     * @param input what it asks for
     */
    record Invocation<I, O>(long atNanos, int process, I input) implements HistoryEvent<I, O> {}

    /**
     * A process learns how its open operation ended.
     *
     * @param outcome how
     */
    record Completion<I, O>(long atNanos, int process, Outcome<O> outcome) implements HistoryEvent<I, O> {}
}
