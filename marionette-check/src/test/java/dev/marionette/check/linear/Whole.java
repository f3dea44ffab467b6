package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All parts of an object as one: what a model means without partitions. */
record Whole<S, I, O>(Model<S, I, O> part) implements Model<Map<Object, S>, I, O> {

    @Override
    public Map<Object, S> initial() {
        return Map.of();
    }

    @Override
    public List<Map<Object, S>> step(Map<Object, S> state, I input, O output) {
        return with(state, input, part.step(stateOf(state, input), input, output));
    }

    @Override
    public List<Map<Object, S>> step(Map<Object, S> state, I input) {
        return with(state, input, part.step(stateOf(state, input), input));
    }

    private S stateOf(Map<Object, S> state, I input) {
        return state.getOrDefault(key(input), part.initial());
    }

    private List<Map<Object, S>> with(Map<Object, S> state, I input, List<S> next) {
        return next.stream()
                .map(changed -> {
                    Map<Object, S> copy = new HashMap<>(state);
                    copy.put(key(input), changed);
                    return copy;
                })
                .toList();
    }

    private Object key(I input) {
        return part.partition(input).isPresent() ? part.partition(input).get() : "";
    }
}
