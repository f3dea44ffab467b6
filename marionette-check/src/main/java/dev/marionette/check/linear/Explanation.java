package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Works out why a part has no order. For one thread. */
final class Explanation<S, I, O> {

    /** A trial that costs more does not drop its operations. */
    private static final int TRIAL_CONFIGURATIONS = 2_000;

    private static final int TRIAL_BYTES = 64 << 20;

    private static final int MOST_TRIALS = 400;

    private final Model<S, I, O> model;
    private final PartResult<S, I, O> bad;
    private final Budget budget;
    private int trials;

    Explanation(Model<S, I, O> model, PartResult<S, I, O> bad, Budget budget) {
        this.model = model;
        this.bad = bad;
        this.budget = budget;
    }

    Operation<I, O> blocked() {
        return bad.placements().stream()
                .map(Placement::operation)
                .filter(operation -> operation.end().event() == bad.furthestEvent())
                .findFirst()
                .orElseThrow();
    }

    List<Operation<?, ?>> longestPrefix() {
        return Linearizability.operations(bad.order());
    }

    List<String> states() {
        return bad.states().stream().map(Object::toString).toList();
    }

    /** What an operation needed, or that it would have been possible at any time. */
    String needs(Operation<?, ?> operation) {
        return bad.placements().stream()
                .map(Placement::operation)
                .filter(candidate -> candidate.index() == operation.index())
                .map(this::needsOf)
                .collect(Collectors.joining());
    }

    private String needsOf(Operation<I, O> operation) {
        return operation.outcome() instanceof Outcome.Ok<O>(O result)
                ? model.needs(operation.input(), result)
                : "nothing";
    }

    /**
     * Operations that contradict each other: dropping any of them, so that it may have taken effect at any time or not at all, would make an
     * order possible, or at least take more than a trial may cost to exclude.
     */
    List<Operation<?, ?>> minimal() {
        Deadline deadline = Deadline.in(budget.time());
        List<Placement<I, O>> kept = untilBlocked();
        for (int chunk = Integer.highestOneBit(kept.size()); chunk > 0; ) {
            List<Placement<I, O>> fewer = dropChunks(kept, chunk, deadline);
            boolean again = chunk == 1 && count(fewer) < count(kept);
            kept = fewer;
            chunk = again ? 1 : chunk / 2;
        }
        List<Operation<?, ?>> operations = new ArrayList<>();
        kept.stream()
                .filter(placement -> placement.role() != Placement.Role.FLOATING)
                .forEach(placement -> operations.add(placement.operation()));
        return operations;
    }

    /** What was called before the furthest event; what had not returned by then may not have taken effect. */
    private List<Placement<I, O>> untilBlocked() {
        return bad.placements().stream()
                .filter(p -> p.operation().call().event() < bad.furthestEvent())
                .map(p -> p.operation().end().event() <= bad.furthestEvent() ? p : p.as(Placement.Role.PENDING))
                .toList();
    }

    private List<Placement<I, O>> dropChunks(List<Placement<I, O>> placements, int chunk, Deadline deadline) {
        List<Placement<I, O>> kept = placements;
        for (int end = kept.size(); end > 0; end -= chunk) {
            List<Placement<I, O>> trial = drop(kept, Math.max(0, end - chunk), end);
            boolean drops = count(trial) < count(kept) && trials < MOST_TRIALS && !deadline.isOver();
            if (drops && isExcluded(trial, deadline)) {
                kept = trial;
            }
        }
        return kept;
    }

    private List<Placement<I, O>> drop(List<Placement<I, O>> placements, int from, int to) {
        List<Placement<I, O>> dropped = new ArrayList<>(placements);
        dropped.subList(from, to).replaceAll(placement -> placement.as(Placement.Role.FLOATING));
        return dropped;
    }

    private boolean isExcluded(List<Placement<I, O>> trial, Deadline deadline) {
        trials++;
        Budget small = new Budget(TRIAL_CONFIGURATIONS, budget.time(), Math.min(TRIAL_BYTES, budget.bytes()));
        return new PartCheck<>(model, small, deadline)
                        .check(trial, small.bytes())
                        .end()
                == Search.End.EXCLUDED;
    }

    private static long count(List<? extends Placement<?, ?>> placements) {
        return placements.stream()
                .filter(placement -> placement.role() != Placement.Role.FLOATING)
                .count();
    }
}
