package dev.marionette.check.linear;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Operation;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks histories for linearizability (Herlihy and Wing, "Linearizability: a correctness condition for concurrent objects", 1990): is there an
 * order of the operations, each taking effect at one moment between its call and its return, that the model allows? What failed had no effect; what is unknown had it at any
 * time after its call, or not at all.
 *
 * {@snippet :
 * switch (Linearizability.check(Models.register(), history, Budget.seconds(10))) {
 *     case Linearizable ok -> {}
 *     case NotLinearizable bad -> fail(bad.evidence().text());
 *     case Unknown unknown -> fail(unknown.reason());
 * }
 * }
 *
 * <p>Verdict and evidence depend on the model, the history and the budget alone, as long as the budget's time suffices; parts of a history are
 * checked by several threads, which makes no difference to them.
 */
public final class Linearizability {

    private Linearizability() {}

    /**
     * Checks a history.
     *
     * @param budget what it may cost; a verdict that would cost more is {@link Unknown}
     */
    public static <S, I, O> Verdict check(Model<S, I, O> model, History<I, O> history, Budget budget) {
        return measure(model, history, budget).verdict();
    }

    /**
     * Checks a history, and says what the search cost.
     *
     * @param budget what it may cost; a verdict that would cost more is {@link Unknown}
     */
    public static <S, I, O> Measured measure(Model<S, I, O> model, History<I, O> history, Budget budget) {
        try {
            return measureParts(model, history, budget);
        } catch (OutOfMemoryError e) {
            // The history alone fills the heap. All that the check had is garbage by now.
            String reason = "gave up since the heap has no room beside a history of "
                    + history.operations().size() + " operations; ask again with a larger heap";
            return new Measured(new Unknown(Limit.MEMORY, reason, List.of()), 0);
        }
    }

    private static <S, I, O> Measured measureParts(Model<S, I, O> model, History<I, O> history, Budget budget) {
        Deadline deadline = Deadline.in(budget.time());
        List<List<Placement<I, O>>> parts = Partition.of(model, history);
        List<PartResult<S, I, O>> results = new PartCheck<>(model, budget, deadline).check(parts);
        long configurations =
                results.stream().mapToLong(PartResult::configurations).sum();
        return new Measured(verdict(model, results, budget), configurations);
    }

    private static <S, I, O> Verdict verdict(Model<S, I, O> model, List<PartResult<S, I, O>> results, Budget budget) {
        Optional<PartResult<S, I, O>> bad = first(results, Search.End.EXCLUDED);
        if (bad.isPresent()) {
            return new NotLinearizable(new Evidence(new Explanation<>(model, bad.get(), budget)));
        }
        return first(results, Search.End.SPENT)
                .<Verdict>map(spent -> unknown(spent, budget))
                .orElseGet(() -> new Linearizable(merge(results)));
    }

    private static <S, I, O> Optional<PartResult<S, I, O>> first(List<PartResult<S, I, O>> results, Search.End end) {
        return results.stream().filter(result -> result.end() == end).findFirst();
    }

    private static Unknown unknown(PartResult<?, ?, ?> spent, Budget budget) {
        String reason = switch (spent.limit()) {
            case CONFIGURATIONS -> "gave up after " + budget.configurations() + " configurations";
            case TIME -> "gave up after " + budget.time();
            case MEMORY -> "gave up after " + budget.bytes() + " bytes of memory";
        };
        int count = spent.placements().size();
        return new Unknown(
                spent.limit(),
                reason + ": neither an order nor the lack of one was found for "
                        + (count == 1 ? "one operation" : count + " operations") + "; ask again with a larger budget",
                operations(spent.order()));
    }

    /** The orders of the parts make one order when they are merged by their points (locality, theorem 1 of Herlihy and Wing). */
    private static <S, I, O> List<Operation<?, ?>> merge(List<PartResult<S, I, O>> results) {
        List<Point<I, O>> points = new ArrayList<>();
        results.forEach(result -> points.addAll(result.order()));
        points.sort(Comparator.comparingInt(Point::beforeEvent));
        return operations(points);
    }

    static List<Operation<?, ?>> operations(List<? extends Point<?, ?>> points) {
        List<Operation<?, ?>> operations = new ArrayList<>(points.size());
        points.forEach(point -> operations.add(point.operation()));
        return operations;
    }
}
