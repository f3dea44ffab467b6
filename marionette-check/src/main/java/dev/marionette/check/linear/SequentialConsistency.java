package dev.marionette.check.linear;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Operation;
import dev.marionette.check.model.Model;
import java.util.List;

/**
 * Checks histories for sequential consistency (Lamport, "How to make a multiprocessor computer that correctly executes multiprocess programs",
 * 1979): is there an order of all operations that the model allows, and in which those of each process come in the order of their calls? Unlike
 * linearizability it says nothing about real time between processes, and does not hold for a whole because it holds for its parts; so a history
 * is searched as one, which is feasible for far shorter ones.
 *
 * <p>What failed had no effect. What is unknown may have had it at any time after what its process did before, or never.
 */
public final class SequentialConsistency {

    private SequentialConsistency() {}

    /**
     * Checks a history, in the thread that asks.
     *
     * @param budget what it may cost; a verdict that would cost more is {@link SequentialVerdict.Undecided}
     */
    public static <S, I, O> SequentialVerdict check(Model<S, I, O> model, History<I, O> history, Budget budget) {
        Allowance allowance = new Allowance(budget.configurations(), budget.bytes(), Deadline.in(budget.time()));
        SequentialSearch<S, I, O> search = new SequentialSearch<>(model, Programs.of(model, history), allowance);
        Search.End end = search.run();
        List<Operation<?, ?>> order = List.copyOf(search.longestOrder());
        return switch (end) {
            case FOUND -> new SequentialVerdict.Consistent(order);
            case EXCLUDED -> new SequentialVerdict.Inconsistent(order);
            case SPENT -> new SequentialVerdict.Undecided(allowance.reached().orElseThrow(), order);
        };
    }
}
