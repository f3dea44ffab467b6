package dev.marionette.check.linear;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each process did, and what may have come of the operations whose outcome nobody knows.
 *
 * @param certain the operations that took effect, process by process, in the order of their calls
 * @param uncertain those that may have taken effect
 */
record Programs<I, O>(List<List<Operation<I, O>>> certain, List<Uncertain<I, O>> uncertain) {

    /**
     * An operation that may have taken effect.
     *
     * @param operation which
     * @param program the index of its process among the programs
     * @param after how many certain operations of the process come before it
     * @param twin the last uncertain one of the process before that asks for the same, or -1
     */
    record Uncertain<I, O>(Operation<I, O> operation, int program, int after, int twin) {}

    static <I, O> Programs<I, O> of(Model<?, I, O> model, History<I, O> history) {
        SortedMap<Integer, Integer> programs = new TreeMap<>();
        List<List<Operation<I, O>>> certain = new ArrayList<>();
        List<Uncertain<I, O>> uncertain = new ArrayList<>();
        for (Operation<I, O> operation : history.operations()) {
            int program = programs.computeIfAbsent(operation.process(), unused -> {
                certain.add(new ArrayList<>());
                return certain.size() - 1;
            });
            switch (operation.outcome()) {
                case Outcome.Failed<O> failed -> {}
                case Outcome.Ok<O> ok -> certain.get(program).add(operation);
                case Outcome.Unknown<O> unknown -> {
                    if (!model.readsOnly(operation.input())) {
                        int after = certain.get(program).size();
                        int twin = twin(uncertain, program, operation.input());
                        uncertain.add(new Uncertain<>(operation, program, after, twin));
                    }
                }
            }
        }
        return new Programs<>(certain, uncertain);
    }

    private static <I, O> int twin(List<Uncertain<I, O>> uncertain, int program, I input) {
        for (int i = uncertain.size() - 1; i >= 0; i--) {
            Uncertain<I, O> other = uncertain.get(i);
            if (other.program() == program && other.operation().input().equals(input)) {
                return i;
            }
        }
        return -1;
    }

    int operations() {
        return certain.stream().mapToInt(List::size).sum();
    }
}
