package dev.marionette.check.model;

import java.util.List;
import java.util.Optional;

/** A set of numbers: its elements in ascending order. */
record NumberSet() implements Model<Sequence, SetCall, Reply> {

    @Override
    public Sequence initial() {
        return Sequence.EMPTY;
    }

    @Override
    public List<Sequence> step(Sequence state, SetCall input, Reply output) {
        boolean possible = switch (input) {
            case SetCall.Add add -> output.equals(Reply.DONE) || tells(output, state.search(add.element()) < 0);
            case SetCall.Remove remove ->
                output.equals(Reply.DONE) || tells(output, state.search(remove.element()) >= 0);
            case SetCall.Contains contains -> tells(output, state.search(contains.element()) >= 0);
            case SetCall.Elements all -> output instanceof Reply.Values(List<Long> values) && state.holds(values);
        };
        return possible ? step(state, input) : List.of();
    }

    @Override
    public List<Sequence> step(Sequence state, SetCall input) {
        return switch (input) {
            case SetCall.Add(long element) -> {
                int place = state.search(element);
                yield List.of(place < 0 ? state.insert(-place - 1, element) : state);
            }
            case SetCall.Remove(long element) -> {
                int place = state.search(element);
                yield List.of(place < 0 ? state : state.remove(place));
            }
            case SetCall.Contains contains -> List.of(state);
            case SetCall.Elements all -> List.of(state);
        };
    }

    @Override
    public Optional<?> partition(SetCall input) {
        return switch (input) {
            case SetCall.Add(long element) -> Optional.of(element);
            case SetCall.Remove(long element) -> Optional.of(element);
            case SetCall.Contains(long element) -> Optional.of(element);
            case SetCall.Elements all -> Optional.empty();
        };
    }

    @Override
    public boolean readsOnly(SetCall input) {
        return input instanceof SetCall.Contains || input instanceof SetCall.Elements;
    }

    @Override
    public String needs(SetCall input, Reply output) {
        return switch (input) {
            case SetCall.Add(long element) -> presence(element, output, "not there", "there");
            case SetCall.Remove(long element) -> presence(element, output, "there", "not there");
            case SetCall.Contains(long element) -> presence(element, output, "there", "not there");
            case SetCall.Elements all -> "the elements " + output;
        };
    }

    @Override
    public long bytes(Sequence state) {
        return state.bytes();
    }

    @Override
    public String toString() {
        return "set";
    }

    private static boolean tells(Reply output, boolean expected) {
        return output instanceof Reply.Flag(boolean told) && told == expected;
    }

    private static String presence(long element, Reply output, String yes, String no) {
        if (output.equals(Reply.DONE)) {
            return "nothing";
        }
        return element + " to be " + (output.equals(Reply.YES) ? yes : no);
    }
}
