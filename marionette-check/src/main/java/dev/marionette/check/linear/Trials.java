package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.List;

/**
 * Checks of parts of a part, from one of the states that may be there at its beginning, with one allowance of configurations for all of them. For one thread.
 */
final class Trials<S, I, O> {

    private static final long MOST_CONFIGURATIONS = 2_000_000;

    private final List<Model<S, I, O>> starts;
    private final Budget budget;
    private final Deadline deadline;
    private long left = MOST_CONFIGURATIONS;

    Trials(List<Model<S, I, O>> starts, Budget budget, Deadline deadline) {
        this.starts = starts;
        this.budget = budget;
        this.deadline = deadline;
    }

    /** Whether there is an order from some start, with so many configurations for each; without any left, nothing is found out. */
    PartResult<S, I, O> check(List<Placement<I, O>> placements, long configurations) {
        PartResult<S, I, O> undecided = PartResult.undecided(placements, Limit.CONFIGURATIONS);
        PartResult<S, I, O> worst = undecided;
        boolean excluded = true;
        for (Model<S, I, O> start : starts) {
            if (left <= 0 || deadline.isOver()) {
                return undecided;
            }
            Budget small = budget.withConfigurations(Math.min(left, configurations));
            worst = new PartCheck<>(start, small, deadline).check(placements, budget.bytes());
            // Laying a part out costs something too.
            left -= worst.configurations() + placements.size() / 8;
            if (worst.end() == Search.End.FOUND) {
                return worst;
            }
            excluded &= worst.end() == Search.End.EXCLUDED;
        }
        return excluded ? worst : undecided;
    }
}
