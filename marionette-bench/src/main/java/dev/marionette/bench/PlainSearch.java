package dev.marionette.bench;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The baseline of the checker: the search of Wing and Gong with Lowe's memoisation, part by part, and nothing else; Porcupine works that way
 * (github.com/anishathalye/porcupine). An operation with an unknown outcome returns at the end, and may have returned anything. For models that are
 * deterministic.
 */
final class PlainSearch<S, I, O> {

    private final Model<S, I, O> model;

    PlainSearch(Model<S, I, O> model) {
        this.model = model;
    }

    /** Whether an order explains a history; only from where the search ends. */
    boolean isLinearizable(History<I, O> history) {
        Map<Object, List<Operation<I, O>>> parts = new LinkedHashMap<>();
        for (Operation<I, O> operation : history.operations()) {
            if (!(operation.outcome() instanceof Outcome.Failed)) {
                Object part = model.partition(operation.input())
                        .<Object>map(key -> key)
                        .orElse("");
                parts.computeIfAbsent(part, unused -> new ArrayList<>()).add(operation);
            }
        }
        return parts.values().stream().allMatch(this::isLinearizable);
    }

    private boolean isLinearizable(List<Operation<I, O>> operations) {
        Entries entries = new Entries(operations);
        Deque<Step<S>> steps = new ArrayDeque<>();
        Set<Configuration<S>> seen = new HashSet<>();
        BitSet taken = new BitSet(operations.size());
        S state = model.initial();
        int entry = entries.first();
        while (!entries.isEmpty()) {
            int operation = entry / 2;
            if (entry % 2 != 0) {
                if (steps.isEmpty()) {
                    return false;
                }
                Step<S> last = steps.pop();
                state = last.state;
                taken.clear(last.operation);
                entries.putBack(last.operation);
                entry = entries.next(2 * last.operation);
                continue;
            }
            List<S> next = step(state, operations.get(operation));
            BitSet nextTaken = (BitSet) taken.clone();
            nextTaken.set(operation);
            if (!next.isEmpty() && seen.add(new Configuration<>(nextTaken, next.getFirst()))) {
                steps.push(new Step<>(operation, state));
                state = next.getFirst();
                taken.set(operation);
                entries.take(operation);
                entry = entries.first();
            } else {
                entry = entries.next(entry);
            }
        }
        return true;
    }

    private List<S> step(S state, Operation<I, O> operation) {
        return operation.outcome() instanceof Outcome.Ok<O>(O result)
                ? model.step(state, operation.input(), result)
                : model.step(state, operation.input());
    }

    private record Step<S>(int operation, S state) {}

    private record Configuration<S>(BitSet taken, S state) {}

    /** Calls and returns in a doubly linked list: twice the number of the operation, and one more for its return. */
    private static final class Entries {

        private final int head;
        private final int[] next;
        private final int[] previous;

        Entries(List<? extends Operation<?, ?>> operations) {
            head = 2 * operations.size();
            next = new int[head + 1];
            previous = new int[head + 1];
            TreeMap<Long, Integer> inOrder = new TreeMap<>();
            for (int i = 0; i < operations.size(); i++) {
                Operation<?, ?> operation = operations.get(i);
                boolean certain = operation.outcome() instanceof Outcome.Ok;
                long end = certain ? operation.end().event() : Integer.MAX_VALUE + (long) i;
                inOrder.put((long) operation.call().event(), 2 * i);
                inOrder.put(end, 2 * i + 1);
            }
            int last = head;
            for (int entry : inOrder.values()) {
                next[last] = entry;
                previous[entry] = last;
                last = entry;
            }
            next[last] = head;
            previous[head] = last;
        }

        boolean isEmpty() {
            return next[head] == head;
        }

        int first() {
            return next[head];
        }

        int next(int entry) {
            return next[entry];
        }

        void take(int operation) {
            unlink(2 * operation);
            unlink(2 * operation + 1);
        }

        void putBack(int operation) {
            link(2 * operation + 1);
            link(2 * operation);
        }

        private void unlink(int entry) {
            next[previous[entry]] = next[entry];
            previous[next[entry]] = previous[entry];
        }

        private void link(int entry) {
            next[previous[entry]] = entry;
            previous[next[entry]] = entry;
        }
    }
}
