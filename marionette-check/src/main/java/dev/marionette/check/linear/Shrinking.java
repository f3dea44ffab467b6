package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drops operations of a part that has no order, as long as it has none: by halves, quarters and so on, as in delta debugging (Zeller and
 * Hildebrandt, 2002). What is dropped may have taken effect at any time or not at all. For one thread.
 */
final class Shrinking<S, I, O> {

    /** A trial that costs more does not drop its operations. */
    private static final int TRIAL_CONFIGURATIONS = 2_000;

    private static final int MOST_TRIALS = 400;
    private static final int MOST_CUTS = 4;
    private static final int LONG = 24;
    private static final int SHOWN_BEFORE = 8;

    private final Budget trial;
    private final Deadline deadline;
    private Model<S, I, O> model;
    private Optional<String> start = Optional.empty();
    private List<Placement<I, O>> kept;
    private int trials;

    /** Begins with placements for which there is no order. */
    Shrinking(Model<S, I, O> model, List<Placement<I, O>> placements, Budget budget) {
        this.model = model;
        this.kept = placements;
        this.deadline = Deadline.in(budget.time());
        this.trial = budget.withConfigurations(TRIAL_CONFIGURATIONS);
    }

    Contradiction run() {
        startLate();
        int chunk = Integer.highestOneBit(kept.size());
        while (chunk > 0) {
            long before = count(kept);
            dropChunks(chunk);
            chunk = chunk == 1 && count(kept) < before ? 1 : chunk / 2;
        }
        kept = kept.stream().filter(Shrinking::isKept).toList();
        return new Contradiction(
                start, List.copyOf(kept.stream().map(Placement::operation).toList()));
    }

    /** Begins a long part at a late moment when nothing was open, if the state by then is certain. */
    private void startLate() {
        if (kept.size() <= LONG) {
            return;
        }
        int cut = kept.size() - SHOWN_BEFORE;
        for (int tried = 0; tried < MOST_CUTS && start.isEmpty(); tried++) {
            cut = lastCut(cut);
            if (cut == 0) {
                return;
            }
            startAt(cut--);
        }
    }

    private void startAt(int cut) {
        Budget whole = trial.withConfigurations(50L * TRIAL_CONFIGURATIONS);
        List<S> states = new PartCheck<>(model, whole, deadline).allStatesAfter(kept.subList(0, cut));
        if (states.size() == 1) {
            start = Optional.of(states.getFirst().toString());
            model = new StartingFrom<>(model, states.getFirst());
            kept = kept.subList(cut, kept.size());
        }
    }

    /** How many operations had ended, and no other begun, at the last such moment with at most so many; 0 if there is none. */
    private int lastCut(int most) {
        int last = 0;
        int latestEnd = -1;
        for (int i = 0; i <= most; i++) {
            Placement<I, O> placement = kept.get(i);
            if (latestEnd < placement.operation().call().event()) {
                last = i;
            }
            int end = placement.isCertain() ? placement.operation().end().event() : Integer.MAX_VALUE;
            latestEnd = Math.max(latestEnd, end);
        }
        return last;
    }

    private void dropChunks(int chunk) {
        for (int end = kept.size(); end > 0; end -= chunk) {
            List<Placement<I, O>> fewer = new ArrayList<>(kept);
            fewer.subList(Math.max(0, end - chunk), end).replaceAll(placement -> placement.as(Placement.Role.FLOATING));
            if (count(fewer) < count(kept) && isExcluded(fewer)) {
                kept = fewer;
            }
        }
    }

    private boolean isExcluded(List<Placement<I, O>> placements) {
        if (trials++ >= MOST_TRIALS || deadline.isOver()) {
            return false;
        }
        return new PartCheck<>(model, trial, deadline)
                        .check(placements, trial.bytes())
                        .end()
                == Search.End.EXCLUDED;
    }

    private static boolean isKept(Placement<?, ?> placement) {
        return placement.role() != Placement.Role.FLOATING;
    }

    private static long count(List<? extends Placement<?, ?>> placements) {
        return placements.stream().filter(Shrinking::isKept).count();
    }
}
