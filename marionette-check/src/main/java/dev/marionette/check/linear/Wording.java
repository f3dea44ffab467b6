package dev.marionette.check.linear;

import dev.marionette.check.history.Moment;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Reply;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * What texts call operations and instants.
 *
 * @param unit of instants
 * @param digits by how many powers of ten it is more than a nanosecond
 */
record Wording(String unit, int digits) {

    private static final int LONGEST = 160;
    private static final int HEAD = 60;
    private static final int TAIL = 80;

    /** Instants in a unit that suits the last of them; places, where the history has no clock but counts its events. */
    static Wording of(Collection<? extends Operation<?, ?>> operations) {
        long shift = operations.stream()
                .limit(1)
                .mapToLong(operation -> shift(operation.call()))
                .sum();
        boolean counts = operations.stream()
                .allMatch(operation -> shift(operation.call()) == shift
                        && (operation.end().equals(Moment.NEVER) || shift(operation.end()) == shift));
        if (counts) {
            return new Wording("", 0);
        }
        long last = operations.stream()
                .mapToLong(operation -> operation.call().atNanos())
                .max()
                .orElse(0);
        if (last >= 10_000_000_000L) {
            return new Wording(" s", 9);
        }
        if (last >= 1_000_000) {
            return new Wording(" ms", 6);
        }
        return last >= 1_000 ? new Wording(" us", 3) : new Wording(" ns", 0);
    }

    /** The instant without its unit. */
    String number(Moment moment) {
        BigDecimal number = BigDecimal.valueOf(moment.atNanos(), digits).stripTrailingZeros();
        return (number.signum() == 0 ? BigDecimal.ZERO : number).toPlainString();
    }

    String at(Moment moment) {
        return (unit.isEmpty() ? "event " : "") + number(moment) + unit;
    }

    String span(Operation<?, ?> operation) {
        return operation.end().equals(Moment.NEVER)
                ? "from " + at(operation.call()) + " on"
                : at(operation.call()) + " to " + number(operation.end()) + unit;
    }

    /** What was asked for, and the result if there is something to say about it. */
    static String call(Operation<?, ?> operation) {
        String input = operation.input().toString();
        return shortened(
                switch (operation.outcome()) {
                    case Outcome.Ok<?>(Object result) -> result.equals(Reply.DONE) ? input : input + " -> " + result;
                    case Outcome.Failed<?> failed -> input + " failed";
                    case Outcome.Unknown<?> unknown -> input + " (unknown)";
                });
    }

    static String name(Operation<?, ?> operation) {
        return call(operation) + " of client " + operation.process();
    }

    /** The obstacle as the rest of a sentence about its operation. */
    String sentence(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.CalledTooLate(Operation<?, ?> late, Optional<Operation<?, ?>> after, Operation<?, ?> bar) ->
                "fits " + after.map(other -> "after " + named(other) + " and ").orElse("") + "before " + named(bar)
                        + ", but " + brief(bar) + " had returned"
                        + apart(bar.end(), late.call(), "when this was called");
            case Obstacle.ReturnedTooEarly(Operation<?, ?> early, Operation<?, ?> bar) ->
                "fits after " + named(bar) + ", but " + brief(bar) + " was called"
                        + apart(bar.call(), early.end(), "when this had returned");
            case Obstacle.Impossible impossible ->
                "fits nowhere: whatever takes effect before it, it cannot return that";
        };
    }

    private static String named(Operation<?, ?> operation) {
        return brief(operation) + " of client " + operation.process();
    }

    /** Within a sentence, a long operation is only hinted at; it has a line of its own elsewhere. */
    private static String brief(Operation<?, ?> operation) {
        String call = call(operation);
        return call.length() <= 48 ? call : call.substring(0, 28) + " ... " + call.substring(call.length() - 15);
    }

    /** Two moments and what is between them; at the same instant, their order still is. */
    private String apart(Moment one, Moment other, String then) {
        return one.atNanos() == other.atNanos()
                ? " " + then + ", both at " + at(one)
                : " (" + at(one) + ") " + then + " (" + at(other) + ")";
    }

    /** The ends of a long text are what tells it from others. What would end a line, move a cursor or turn the text around it is spelled out. */
    static String shortened(String text) {
        String ends = text.length() <= LONGEST
                ? text
                : text.substring(0, HEAD) + " ... " + text.substring(text.length() - TAIL);
        StringBuilder shown = new StringBuilder();
        ends.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            default -> shown.appendCodePoint(point);
        }
    }

    private static long shift(Moment moment) {
        return moment.atNanos() - moment.event();
    }
}
