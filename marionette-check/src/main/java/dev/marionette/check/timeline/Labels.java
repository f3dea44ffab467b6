package dev.marionette.check.timeline;

import dev.marionette.check.history.Notation;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page calls operations, their results, and the parts of the object.
 *
 * @param notation the words; without one, {@code toString}
 * @param model what names the parts; without one, there are none
 */
record Labels<I, O>(Optional<Notation<I, O>> notation, Optional<Model<?, I, ?>> model) {

    static <I, O> Labels<I, O> plain() {
        return new Labels<>(Optional.empty(), Optional.empty());
    }

    Labels<I, O> with(Notation<I, O> other) {
        return new Labels<>(Optional.of(other), model);
    }

    Labels<I, O> with(Model<?, I, ?> other) {
        return new Labels<>(notation, Optional.of(other));
    }

    String call(Operation<I, O> operation) {
        I input = operation.input();
        return Printable.of(notation.map(
                        words -> Stream.concat(Stream.of(words.operation(input)), words.arguments(input).stream())
                                .collect(Collectors.joining(" ")))
                .orElseGet(input::toString));
    }

    /** Empty if there is no result, or nothing to say about it. */
    String result(Operation<I, O> operation) {
        if (!(operation.outcome() instanceof Outcome.Ok<O>(O result))) {
            return "";
        }
        return Printable.of(notation.map(words -> words.result(operation.input(), result).stream()
                        .map(Labels::visible)
                        .collect(Collectors.joining(" ")))
                .orElseGet(result::toString));
    }

    Optional<String> part(Operation<I, O> operation) {
        return model.flatMap(names -> names.partition(operation.input())).map(part -> Printable.of(part.toString()));
    }

    private static String visible(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
