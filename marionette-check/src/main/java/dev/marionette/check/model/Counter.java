package dev.marionette.check.model;

import java.util.List;

/** A counter. */
record Counter() implements Model<Long, CounterCall, Reply> {

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public List<Long> step(Long state, CounterCall input, Reply output) {
        List<Long> next = step(state, input);
        boolean silent = input instanceof CounterCall.Add && output.equals(Reply.DONE);
        boolean possible = silent || output.equals(Reply.value(next.getFirst()));
        return possible ? next : List.of();
    }

    @Override
    public List<Long> step(Long state, CounterCall input) {
        return switch (input) {
            case CounterCall.Read read -> List.of(state);
            case CounterCall.Add(long amount) -> List.of(state + amount);
        };
    }

    @Override
    public boolean readsOnly(CounterCall input) {
        return input instanceof CounterCall.Read;
    }

    @Override
    public String needs(CounterCall input, Reply output) {
        return switch (input) {
            case CounterCall.Read read -> "the count " + output;
            case CounterCall.Add(long amount) ->
                output instanceof Reply.Value(long told) ? "the count " + (told - amount) : "nothing";
        };
    }

    @Override
    public String toString() {
        return "counter";
    }
}
