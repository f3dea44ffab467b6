package dev.marionette.check.history;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Records the history of clients while they run, be they simulated or real. Any thread or task may report; the order of the reports is the order
 * of the events, so a client reports an invocation before it sends and an outcome after it received.
 *
 * <p>The instants come from the clock it was given: the world's in a simulation, where two runs of a seed then record the same history.
 *
 * @param <I> what operations are asked for
 * @param <O> what operations return
 */
public final class HistoryRecorder<I, O> {

    private final LongSupplier nanos;
    private final History.Builder<I, O> builder = History.builder();

    private HistoryRecorder(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A recorder with a clock that counts nanoseconds.
     *
     * @param nanos asked once for each event, under the lock of the recorder; it must not go back
     */
    public static <I, O> HistoryRecorder<I, O> of(LongSupplier nanos) {
        return new HistoryRecorder<>(nanos);
    }

    /** A recorder with this clock, such as {@code env.io().clock()}; instants count from the making of the recorder. */
    public static <I, O> HistoryRecorder<I, O> of(InstantSource clock) {
        Instant origin = clock.instant();
        return new HistoryRecorder<>(() -> origin.until(clock.instant()).toNanos());
    }

    /**
     * A process begins an operation.
     *
     * @throws MalformedHistoryException if the process has one open, or the clock went back
     */
    public synchronized void invoke(int process, I input) {
        builder.invoke(nanos.getAsLong(), process, input);
    }

    /**
     * The open operation of a process returned this.
     *
     * @throws MalformedHistoryException if the process has none open, or the clock went back
     */
    public void ok(int process, O result) {
        complete(process, new Outcome.Ok<>(result));
    }

    /**
     * The open operation of a process certainly had no effect.
     *
     * @throws MalformedHistoryException if the process has none open, or the clock went back
     */
    public void failed(int process) {
        complete(process, new Outcome.Failed<>());
    }

    /**
     * A process gives its open operation up, not knowing whether it has an effect.
     *
     * @throws MalformedHistoryException if the process has none open, or the clock went back
     */
    public void unknown(int process) {
        complete(process, new Outcome.Unknown<>());
    }

    /**
     * The open operation of a process ended so.
     *
     * @throws MalformedHistoryException if the process has none open, or the clock went back
     */
    public synchronized void complete(int process, Outcome<O> outcome) {
        builder.complete(nanos.getAsLong(), process, outcome);
    }

    /** What was recorded so far; what is open has an unknown outcome. */
    public synchronized History<I, O> history() {
        return builder.build();
    }
}
