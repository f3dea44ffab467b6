package dev.marionette.check.model;

import dev.marionette.check.history.Notation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The notation of a bundled model. A reply is no value, {@code nil}, {@code true}, {@code false}, a number, or numbers in brackets with commas;
 * where replies are texts, it is the text.
 */
final class CallNotation<I> implements Notation<I, Reply> {

    private final Function<I, List<String>> write;
    private final Function<CallReader, I> read;
    private final boolean texts;

    /** A notation that writes a call as its name and arguments. */
    CallNotation(Function<I, List<String>> write, Function<CallReader, I> read, boolean texts) {
        this.write = write;
        this.read = read;
        this.texts = texts;
    }

    @Override
    public String operation(I input) {
        return write.apply(input).getFirst();
    }

    @Override
    public List<String> arguments(I input) {
        List<String> call = write.apply(input);
        return call.subList(1, call.size());
    }

    @Override
    public List<String> result(I input, Reply output) {
        return switch (output) {
            case Reply.Done done -> List.of();
            case Reply.Text(String text) -> List.of(text);
            case Reply.Nothing nothing -> List.of(nothing.toString());
            case Reply.Value value -> List.of(value.toString());
            case Reply.Flag flag -> List.of(flag.toString());
            case Reply.Values values -> List.of(values.toString());
        };
    }

    @Override
    public I input(String operation, List<String> arguments) {
        return read.apply(new CallReader(operation, arguments));
    }

    @Override
    public Reply output(I input, List<String> result) {
        if (result.isEmpty()) {
            return Reply.DONE;
        }
        CallReader reader = new CallReader("the result of " + input, result).require(1);
        String value = reader.text(0);
        if (texts) {
            return Reply.text(value);
        }
        return switch (value) {
            case "nil" -> Reply.NOTHING;
            case "true" -> Reply.YES;
            case "false" -> Reply.NO;
            default -> value.startsWith("[") ? values(input, value) : Reply.value(reader.number(0));
        };
    }

    private static Reply values(Object input, String text) {
        if (!text.endsWith("]")) {
            throw new IllegalArgumentException("numbers stand between [ and ] with commas, unlike " + text);
        }
        String inner = text.substring(1, text.length() - 1);
        List<String> values = inner.isEmpty() ? List.of() : Arrays.asList(inner.split(",", -1));
        CallReader numbers = new CallReader("the result of " + input, values);
        return Reply.values(
                IntStream.range(0, values.size()).mapToObj(numbers::number).toList());
    }
}
