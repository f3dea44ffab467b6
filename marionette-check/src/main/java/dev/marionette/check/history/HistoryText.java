package dev.marionette.check.history;

import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceEvent;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text form of histories, one event a line, described in {@code docs/history-format.md}:
 *
 * <pre>
 * # marionette.history version=1
 * 0 0 invoke write 4
 * 10 1 invoke read
 * 25 0 ok write 4
 * 30 1 ok read 4
 * </pre>
 *
 * <p>A line is the instant in nanoseconds, the process, {@code invoke}, {@code ok}, {@code failed} or {@code unknown}, the operation, its
 * arguments and, after {@code ok}, its result. Values are separated by one space; what is not a visible ASCII character, and {@code %}, is written
 * as {@code %XX}, byte by byte in UTF-8. Other lines that begin with {@code #} are comments. A history has one text.
 */
public final class HistoryText {

    private static final String HEADER = "# marionette.history version=1";

    private HistoryText() {}

    /** The text of a history. */
    public static <I, O> String write(History<I, O> history, Notation<I, O> notation) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        History.Builder<I, O> told = History.builder();
        for (HistoryEvent<I, O> event : history.events()) {
            text.append(event.atNanos()).append(' ').append(event.process()).append(' ');
            switch (event) {
                case HistoryEvent.Invocation<I, O> invocation -> {
                    text.append("invoke");
                    appendCall(text, invocation.input(), notation);
                }
                case HistoryEvent.Completion<I, O> completion ->
                    appendOutcome(
                            text, told.openInput(completion.process()).orElseThrow(), completion.outcome(), notation);
            }
            text.append('\n');
            told.add(event);
        }
        return text.toString();
    }

    /**
     * Reads the text of a history.
     *
     * @throws HistoryFormatException at the first line that is wrong
     */
    public static <I, O> History<I, O> parse(String text, Notation<I, O> notation) throws HistoryFormatException {
        try {
            return read(new StringReader(text), notation);
        } catch (HistoryFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
    }

    /**
     * Reads the text of a history.
     *
     * @param source not closed
     * @throws HistoryFormatException at the first line that is wrong
     * @throws IOException if the source cannot be read
     */
    public static <I, O> History<I, O> read(Reader source, Notation<I, O> notation) throws IOException {
        HistoryLines lines = new HistoryLines(source);
        if (!lines.next().equals(Optional.of(HEADER))) {
            throw new HistoryFormatException(1, "a history begins with the line '" + HEADER + "'");
        }
        History.Builder<I, O> builder = History.builder();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String text = line.get();
            if (!text.startsWith("#")) {
                add(builder, text, lines.number(), notation);
            }
        }
        return builder.build();
    }

    /**
     * The history that the {@code history.} events of a trace tell, such as {@link WorldHistory} writes; empty if there are none.
     *
     * @throws IllegalArgumentException at the first event that is wrong; the message names it
     */
    public static <I, O> History<I, O> ofTrace(Trace trace, Notation<I, O> notation) {
        History.Builder<I, O> builder = History.builder();
        for (TraceEvent event : trace.events()) {
            if (event.component().equals("history")) {
                try {
                    builder.add(event(builder, tokens(event), notation));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("event " + event.index() + ": " + e.getMessage(), e);
                }
            }
        }
        return builder.build();
    }

    /** The values that the line of a text would have. */
    private static List<String> tokens(TraceEvent event) {
        List<String> tokens = new ArrayList<>();
        tokens.add(Long.toString(event.atNanos()));
        tokens.add(event.value("process").orElse(""));
        tokens.add(event.name().substring("history.".length()));
        tokens.add(event.value("op").orElse(""));
        for (TraceEvent.Field field : event.fields()) {
            if (field.key().startsWith("arg")) {
                tokens.add(field.value());
            }
        }
        return tokens;
    }

    private static <I, O> void appendCall(StringBuilder text, I input, Notation<I, O> notation) {
        text.append(' ').append(Tokens.encode(notation.operation(input)));
        notation.arguments(input).forEach(argument -> text.append(' ').append(Tokens.encode(argument)));
    }

    private static <I, O> void appendOutcome(StringBuilder text, I input, Outcome<O> outcome, Notation<I, O> notation) {
        text.append(
                switch (outcome) {
                    case Outcome.Ok<O> ok -> "ok";
                    case Outcome.Failed<O> failed -> "failed";
                    case Outcome.Unknown<O> unknown -> "unknown";
                });
        appendCall(text, input, notation);
        if (outcome instanceof Outcome.Ok<O>(O result)) {
            notation.result(input, result).forEach(value -> text.append(' ').append(Tokens.encode(value)));
        }
    }

    private static <I, O> void add(History.Builder<I, O> builder, String text, int line, Notation<I, O> notation)
            throws HistoryFormatException {
        try {
            List<String> tokens =
                    Arrays.stream(text.split(" ", -1)).map(Tokens::decode).toList();
            if (tokens.size() < 4) {
                throw new IllegalArgumentException(
                        "expected INSTANT PROCESS TYPE OPERATION [VALUE]..., found " + HistoryLines.excerpt(text));
            }
            builder.add(event(builder, tokens, notation));
        } catch (IllegalArgumentException e) {
            throw new HistoryFormatException(line, e);
        }
    }

    private static <I, O> HistoryEvent<I, O> event(
            History.Builder<I, O> builder, List<String> tokens, Notation<I, O> notation) {
        long atNanos = Tokens.number(tokens.get(0), "instant");
        int process = Tokens.process(tokens.get(1));
        String operation = tokens.get(3);
        List<String> values = tokens.subList(4, tokens.size());
        String type = tokens.get(2);
        if (type.equals("invoke")) {
            return new HistoryEvent.Invocation<>(atNanos, process, notation.input(operation, values));
        }
        Optional<I> input = builder.openInput(process);
        if (input.isEmpty()) {
            // Any outcome will do: the builder says what is wrong.
            return new HistoryEvent.Completion<>(atNanos, process, new Outcome.Unknown<>());
        }
        List<String> arguments = notation.arguments(input.get());
        if (!operation.equals(notation.operation(input.get()))
                || values.size() < arguments.size()
                || !values.subList(0, arguments.size()).equals(arguments)) {
            throw new IllegalArgumentException("process " + process + " has " + input.get() + " open, not " + operation
                    + HistoryLines.excerpt(values.toString()));
        }
        List<String> result = values.subList(arguments.size(), values.size());
        return new HistoryEvent.Completion<>(atNanos, process, outcome(type, input.get(), result, notation));
    }

    private static <I, O> Outcome<O> outcome(String type, I input, List<String> result, Notation<I, O> notation) {
        if (type.equals("ok")) {
            return new Outcome.Ok<>(notation.output(input, result));
        }
        if (!result.isEmpty()) {
            throw new IllegalArgumentException("an operation that is not ok has no result, but this has " + result);
        }
        return switch (type) {
            case "failed" -> new Outcome.Failed<>();
            case "unknown" -> new Outcome.Unknown<>();
            default ->
                throw new IllegalArgumentException(
                        "expected invoke, ok, failed or unknown, found " + HistoryLines.excerpt(type));
        };
    }
}
