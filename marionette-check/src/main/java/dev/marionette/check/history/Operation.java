package dev.marionette.check.history;

/**
 * An operation of a history: its invocation together with its completion.
 *
 * @param index the place among the operations of the history, in the order of their calls, from 0
 * @param process who
 * @param input what was asked for
 * @param outcome how it ended; {@link Outcome.Unknown} if it never did
 * @param call when it was invoked
 * @param end when its outcome was learned, or {@link Moment#NEVER}
 */
public record Operation<I, O>(int index, int process, I input, Outcome<O> outcome, Moment call, Moment end) {

    /** {@code process 3 [20, 35] write(4) ok}, with instants in nanoseconds. */
    @Override
    public String toString() {
        String until = end.equals(Moment.NEVER) ? "..." : Long.toString(end.atNanos());
        return "process " + process + " [" + call.atNanos() + ", " + until + "] " + input + " " + label();
    }

    private String label() {
        return switch (outcome) {
            case Outcome.Ok<O>(O result) -> "-> " + result;
            case Outcome.Failed<O> failed -> "failed";
            case Outcome.Unknown<O> unknown -> "unknown";
        };
    }
}
