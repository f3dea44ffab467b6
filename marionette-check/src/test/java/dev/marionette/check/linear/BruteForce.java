package dev.marionette.check.linear;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tries every order of up to 31 operations: nothing but the definition, and not the same beginning in the same state twice. */
final class BruteForce<S, I, O> {

    private final Model<S, I, O> model;
    private final List<Operation<I, O>> operations;
    private final int[] before;
    private final Set<List<Object>> failed = new HashSet<>();
    private int certain;

    private BruteForce(Model<S, I, O> model, History<I, O> history, boolean realTime) {
        this.model = model;
        this.operations = history.operations().stream()
                .filter(operation -> !(operation.outcome() instanceof Outcome.Failed))
                .toList();
        this.before = new int[operations.size()];
        for (int i = 0; i < before.length; i++) {
            if (operations.get(i).outcome() instanceof Outcome.Ok) {
                certain |= 1 << i;
            }
            for (int j = 0; j < before.length; j++) {
                before[i] |= precedes(operations.get(j), operations.get(i), realTime) ? 1 << j : 0;
            }
        }
    }

    private static boolean precedes(Operation<?, ?> first, Operation<?, ?> then, boolean realTime) {
        return first.outcome() instanceof Outcome.Ok
                && first.end().event() < then.call().event()
                && (realTime || first.process() == then.process());
    }

    static <S, I, O> boolean isSequentiallyConsistent(Model<S, I, O> model, History<I, O> history) {
        return new BruteForce<>(model, history, false).search(0, model.initial());
    }

    /** Whether an order is one that makes a history sequentially consistent. */
    static <S, I, O> boolean explains(Model<S, I, O> model, History<I, O> history, List<Operation<?, ?>> order) {
        return new BruteForce<>(model, history, false).follow(order, 0, model.initial(), 0);
    }

    static <S, I, O> boolean isLinearizable(Model<S, I, O> model, History<I, O> history) {
        return new BruteForce<>(model, history, true).search(0, model.initial());
    }

    /** Whether a witness is one. */
    static <S, I, O> boolean isWitness(Model<S, I, O> model, History<I, O> history, List<Operation<?, ?>> order) {
        return new BruteForce<>(model, history, true).follow(order, 0, model.initial(), 0);
    }

    private boolean follow(List<Operation<?, ?>> order, int next, S state, int done) {
        if (next == order.size()) {
            return (done & certain) == certain;
        }
        int i = operations.indexOf(order.get(next));
        if (i < 0 || (done & 1 << i) != 0 || (before[i] & ~done) != 0) {
            return false;
        }
        return step(i, state).stream().anyMatch(after -> follow(order, next + 1, after, done | 1 << i));
    }

    private boolean search(int done, S state) {
        if ((done & certain) == certain) {
            return true;
        }
        if (before.length > 6 && !failed.add(List.of(done, state))) {
            return false;
        }
        for (int i = 0; i < before.length; i++) {
            if ((done & 1 << i) == 0 && (before[i] & ~done) == 0 && searchAfter(done | 1 << i, step(i, state))) {
                return true;
            }
        }
        return false;
    }

    private boolean searchAfter(int done, List<S> states) {
        for (S state : states) {
            if (search(done, state)) {
                return true;
            }
        }
        return false;
    }

    private List<S> step(int i, S state) {
        Operation<I, O> operation = operations.get(i);
        return operation.outcome() instanceof Outcome.Ok<O>(O result)
                ? model.step(state, operation.input(), result)
                : model.step(state, operation.input());
    }
}
