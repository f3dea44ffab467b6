package dev.marionette.check.linear;

import dev.marionette.check.model.CounterCall;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Reply;
import java.util.List;

/** A nondeterministic model: what is added may be lost, although it was acknowledged. */
record LossyCounter() implements Model<Long, CounterCall, Reply> {

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public List<Long> step(Long state, CounterCall input, Reply output) {
        return switch (input) {
            case CounterCall.Add add -> step(state, input);
            case CounterCall.Read read -> output.equals(Reply.value(state)) ? List.of(state) : List.of();
        };
    }

    @Override
    public List<Long> step(Long state, CounterCall input) {
        return switch (input) {
            case CounterCall.Add(long amount) -> List.of(state + amount, state);
            case CounterCall.Read read -> List.of(state);
        };
    }
}
