package dev.marionette.check.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What concurrent clients asked for and were told, in the order in which it happened. Immutable, and well-formed: every outcome belongs to an
 * open operation, no process has two of them open, and time does not go back.
 *
 * <p>The order of the events is what counts: of two events at the same instant the first one came first. An operation that is still open at the
 * end has an unknown outcome.
 *
 * @param <I> what operations are asked for
 * @param <O> what operations return
 */
public final class History<I, O> {

    private final List<HistoryEvent<I, O>> events;
    private final List<Operation<I, O>> operations;

    private History(List<HistoryEvent<I, O>> events, List<Operation<I, O>> operations) {
        this.events = List.copyOf(events);
        this.operations = List.copyOf(operations);
    }

    /**
     * The history that these events tell.
     *
     * @throws MalformedHistoryException at the first event that does not fit
     */
    public static <I, O> History<I, O> of(List<HistoryEvent<I, O>> events) {
        Builder<I, O> builder = builder();
        events.forEach(builder::add);
        return builder.build();
    }

    /** A history to be told event by event. */
    public static <I, O> Builder<I, O> builder() {
        return new Builder<>();
    }

    /** The events, first to last. */
    public List<HistoryEvent<I, O>> events() {
        return events;
    }

    /** The operations, in the order of their calls. */
    public List<Operation<I, O>> operations() {
        return operations;
    }

    /** Whether both tell the same events. */
    @Override
    public boolean equals(Object other) {
        return other instanceof History<?, ?> history && events.equals(history.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    /** The operations, one a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        operations.forEach(operation -> text.append(operation).append('\n'));
        return text.toString();
    }

    /**
     * Takes events one after the other, and refuses the first that does not fit. For one thread; {@link HistoryRecorder} is for many.
     *
     * @param <I> what operations are asked for
     * @param <O> what operations return
     */
    public static final class Builder<I, O> {

        private final List<HistoryEvent<I, O>> events = new ArrayList<>();
        private final List<Operation<I, O>> operations = new ArrayList<>();
        private final Map<Integer, Integer> open = new HashMap<>();
        private long lastNanos = Long.MIN_VALUE;

        private Builder() {}

        /**
         * A process begins an operation.
         *
         * @throws MalformedHistoryException if the process has one open, or the instant lies before the last one
         */
        public Builder<I, O> invoke(long atNanos, int process, I input) {
            return add(new HistoryEvent.Invocation<>(atNanos, process, input));
        }

        /**
         * The open operation of a process returned this.
         *
         * @throws MalformedHistoryException if the process has none open, or the instant lies before the last one
         */
        public Builder<I, O> ok(long atNanos, int process, O result) {
            return complete(atNanos, process, new Outcome.Ok<>(result));
        }

        /**
         * The open operation of a process certainly had no effect.
         *
         * @throws MalformedHistoryException if the process has none open, or the instant lies before the last one
         */
        public Builder<I, O> failed(long atNanos, int process) {
            return complete(atNanos, process, new Outcome.Failed<>());
        }

        /**
         * The process gives its open operation up, not knowing whether it has an effect.
         *
         * @throws MalformedHistoryException if the process has none open, or the instant lies before the last one
         */
        public Builder<I, O> unknown(long atNanos, int process) {
            return complete(atNanos, process, new Outcome.Unknown<>());
        }

        /**
         * The open operation of a process ended so.
         *
         * @throws MalformedHistoryException if the process has none open, or the instant lies before the last one
         */
        public Builder<I, O> complete(long atNanos, int process, Outcome<O> outcome) {
            return add(new HistoryEvent.Completion<>(atNanos, process, outcome));
        }

        /**
         * Adds an event.
         *
         * @throws MalformedHistoryException if it does not fit
         */
        public Builder<I, O> add(HistoryEvent<I, O> event) {
            if (event.atNanos() < lastNanos) {
                String explanation = "time goes back, from " + lastNanos + " ns";
                throw malformed(MalformedHistoryException.Reason.TIME_GOES_BACK, event, explanation);
            }
            switch (event) {
                case HistoryEvent.Invocation<I, O> invocation -> begin(invocation);
                case HistoryEvent.Completion<I, O> completion -> end(completion);
            }
            lastNanos = event.atNanos();
            events.add(event);
            return this;
        }

        /** What the open operation of a process was asked for. */
        Optional<I> openInput(int process) {
            return Optional.ofNullable(open.get(process))
                    .map(index -> operations.get(index).input());
        }

        /** The history so far; more can follow. */
        public History<I, O> build() {
            return new History<>(events, operations);
        }

        private void begin(HistoryEvent.Invocation<I, O> event) {
            Integer other = open.putIfAbsent(event.process(), operations.size());
            if (other != null) {
                String explanation = "the process has " + operations.get(other).input() + " open";
                throw malformed(MalformedHistoryException.Reason.OVERLAPPING_OPERATIONS, event, explanation);
            }
            Moment call = new Moment(events.size(), event.atNanos());
            operations.add(new Operation<>(
                    operations.size(), event.process(), event.input(), new Outcome.Unknown<>(), call, Moment.NEVER));
        }

        private void end(HistoryEvent.Completion<I, O> event) {
            Integer index = open.remove(event.process());
            if (index == null) {
                String explanation = "the process has no operation open";
                throw malformed(MalformedHistoryException.Reason.COMPLETION_WITHOUT_INVOCATION, event, explanation);
            }
            Operation<I, O> begun = operations.get(index);
            Moment end = new Moment(events.size(), event.atNanos());
            operations.set(
                    index, new Operation<>(index, event.process(), begun.input(), event.outcome(), begun.call(), end));
        }

        private MalformedHistoryException malformed(
                MalformedHistoryException.Reason reason, HistoryEvent<I, O> event, String explanation) {
            return new MalformedHistoryException(reason, event, events.size(), explanation);
        }
    }
}
