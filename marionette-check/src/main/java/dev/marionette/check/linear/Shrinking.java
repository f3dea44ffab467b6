package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Drops operations of a part that has no order, as long as it has none: by halves, quarters and so on, as in delta debugging (Zeller and
 * Hildebrandt, 2002). What is dropped may have taken effect at any time or not at all. For one thread.
 *
 * <p>Dropping more only allows for more, so an operation that was needed once is needed to the end, and each has to be tried alone no more than once. Trials are small at first.
 * What they leave open is tried again with a larger one.
 */
final class Shrinking<S, I, O> {

    private static final int SMALL_TRIAL = 2_000;
    private static final int LARGE_TRIAL = 100_000;
    private static final int LONG = 24;
    private static final int SHOWN_BEFORE = 8;
    private static final int MOST_STATES = 3;

    private final Model<S, I, O> model;
    private final Budget budget;
    private final Deadline deadline;
    private final Set<Integer> needed = new LinkedHashSet<>();
    private Optional<String> start = Optional.empty();
    private List<Placement<I, O>> kept;
    private Trials<S, I, O> trials;

    /** Begins with placements for which there is no order. */
    Shrinking(Model<S, I, O> model, List<Placement<I, O>> placements, Budget budget) {
        this.model = model;
        this.kept = placements;
        this.budget = budget;
        this.deadline = Deadline.in(budget.time());
        this.trials = new Trials<>(List.of(model), budget, deadline);
    }

    Contradiction run() {
        startLate();
        for (int chunk = Integer.highestOneBit(kept.size()); chunk > 0; chunk /= 2) {
            dropChunks(chunk, SMALL_TRIAL + 4L * kept.size());
        }
        dropChunks(1, LARGE_TRIAL);
        List<Placement<I, O>> left = kept.stream().filter(Shrinking::isKept).toList();
        List<Placement<I, O>> dropped = kept.stream().filter(p -> !isKept(p)).toList();
        List<Obstacle> obstacles = new Obstacles<>(model, trials, left, dropped).all();
        List<Operation<?, ?>> operations =
                List.copyOf(left.stream().map(Placement::operation).toList());
        return new Contradiction(start, operations, needed.size() == left.size(), obstacles);
    }

    /** Begins a long part as late as possible, if few states are possible by then. */
    private void startLate() {
        if (kept.size() <= LONG) {
            return;
        }
        for (int shown = SHOWN_BEFORE; shown < kept.size(); shown *= 2) {
            if (startAt(kept.size() - shown)) {
                return;
            }
        }
    }

    /**
     * Begins with the call of one operation. What was open then, or has an unknown outcome, may have taken effect before, and may do so afterwards: that
     * allows for too much, so the rest may have an order after all.
     */
    private boolean startAt(int first) {
        int event = kept.get(first).operation().call().event();
        List<Placement<I, O>> before = new ArrayList<>();
        List<Placement<I, O>> after = new ArrayList<>();
        for (Placement<I, O> placement : kept.subList(0, first)) {
            boolean over = placement.isCertain() && placement.operation().end().event() < event;
            before.add(over ? placement : placement.as(Placement.Role.PENDING));
            if (!over) {
                after.add(placement.as(Placement.Role.FLOATING));
            }
        }
        after.addAll(kept.subList(first, kept.size()));
        Budget prefix = budget.withConfigurations(LARGE_TRIAL + 8L * first);
        List<S> states = new PartCheck<>(model, prefix, deadline).allStatesAfter(before);
        if (states.isEmpty() || states.size() > MOST_STATES) {
            return false;
        }
        List<Model<S, I, O>> starts = states.stream()
                .<Model<S, I, O>>map(state -> new StartingFrom<>(model, state))
                .toList();
        Trials<S, I, O> late = new Trials<>(starts, budget, deadline);
        if (late.check(after, LARGE_TRIAL).end() != Search.End.EXCLUDED) {
            return false;
        }
        start = Optional.of(states.stream().map(Object::toString).collect(Collectors.joining(", or ")));
        trials = late;
        kept = after;
        return true;
    }

    private void dropChunks(int chunk, long configurations) {
        for (int end = kept.size(); end > 0; end -= chunk) {
            int from = Math.max(0, end - chunk);
            List<Placement<I, O>> dropped =
                    kept.subList(from, end).stream().filter(Shrinking::isKept).toList();
            boolean open = dropped.stream().noneMatch(p -> needed.contains(index(p)));
            if (open && !dropped.isEmpty()) {
                drop(dropped, without(from, end), configurations);
            }
        }
    }

    private void drop(List<Placement<I, O>> dropped, List<Placement<I, O>> fewer, long configurations) {
        switch (trials.check(fewer, configurations).end()) {
            case EXCLUDED -> kept = fewer;
            case FOUND -> {
                if (dropped.size() == 1) {
                    needed.add(index(dropped.getFirst()));
                }
            }
            case SPENT -> {}
        }
    }

    private List<Placement<I, O>> without(int from, int end) {
        List<Placement<I, O>> fewer = new ArrayList<>(kept);
        fewer.subList(from, end).replaceAll(placement -> placement.as(Placement.Role.FLOATING));
        return fewer;
    }

    private static int index(Placement<?, ?> placement) {
        return placement.operation().index();
    }

    private static boolean isKept(Placement<?, ?> placement) {
        return placement.role() != Placement.Role.FLOATING;
    }
}
