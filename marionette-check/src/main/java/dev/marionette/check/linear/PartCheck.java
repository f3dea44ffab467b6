package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Checks the parts of a history, several at a time.
 *
 * <p>So that the number of threads makes no difference: each part has the configurations of the budget for itself; one that runs out of its share of the memory is
 * checked again, alone; and of several bad parts the first counts.
 */
final class PartCheck<S, I, O> {

    private static final int MOST_STATES = 4;
    private static final long MOST_TO_COMPLETE = 1_000_000;
    private static final int MOST_THREADS = 8;
    private static final int WORTH_A_THREAD = 2_000;

    private final Model<S, I, O> model;
    private final Budget budget;
    private final Deadline deadline;

    PartCheck(Model<S, I, O> model, Budget budget, Deadline deadline) {
        this.model = model;
        this.budget = budget;
        this.deadline = deadline;
    }

    /** The results of the parts, in their order; those after the first bad one may be left out. */
    List<PartResult<S, I, O>> check(List<List<Placement<I, O>>> parts) {
        int threads = threads(parts);
        List<PartResult<S, I, O>> first = threads > 1 ? inParallel(parts, threads) : List.of();
        List<PartResult<S, I, O>> results = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean checked = i < first.size() && first.get(i).limit() != Limit.MEMORY;
            PartResult<S, I, O> result = checked ? first.get(i) : check(parts.get(i), budget.bytes());
            results.add(result);
            if (result.end() == Search.End.EXCLUDED) {
                break;
            }
        }
        return results;
    }

    /** Checks one part with so much memory. */
    PartResult<S, I, O> check(List<Placement<I, O>> placements, long bytes) {
        Allowance allowance = new Allowance(budget.configurations(), bytes, deadline);
        try {
            return check(placements, allowance);
        } catch (OutOfMemoryError e) {
            // The heap is smaller than the budget. All that the search had is garbage by now.
            return PartResult.undecided(placements, Limit.MEMORY);
        }
    }

    private PartResult<S, I, O> check(List<Placement<I, O>> placements, Allowance allowance) {
        Part<I, O> part = new Part<>(model, placements);
        allowance.take(part.bytes());
        Search<S, I, O> search = new Search<>(model, part, allowance);
        Search.End end = search.run();
        Limit limit = allowance.reached().orElse(Limit.CONFIGURATIONS);
        PartResult.Outcome outcome = new PartResult.Outcome(end, limit, search.configurations());
        return new PartResult<>(
                placements, outcome, furthest(part, search, end), furthest -> complete(placements, furthest));
    }

    private PartResult.Furthest<S, I, O> furthest(Part<I, O> part, Search<S, I, O> search, Search.End end) {
        int position = search.furthestPosition();
        int event = position < part.events() ? part.historyEvent(position) : Integer.MAX_VALUE;
        List<S> states = end == Search.End.FOUND ? List.of() : search.furthestStates(MOST_STATES);
        return new PartResult.Furthest<>(search.furthestOrder(), event, states, search.isFurthestReached());
    }

    /** An order of all that returned before the event that no order gets past, as far as the budget suffices. */
    private PartResult.Furthest<S, I, O> complete(
            List<Placement<I, O>> placements, PartResult.Furthest<S, I, O> incomplete) {
        PartResult.Furthest<S, I, O> furthest = incomplete;
        Deadline again = Deadline.in(budget.time());
        while (!furthest.isComplete()) {
            int event = furthest.event();
            Part<I, O> part = new Part<>(model, Placement.until(placements, event));
            Search<S, I, O> search = new Search<>(model, part, new Allowance(MOST_TO_COMPLETE, budget.bytes(), again));
            Search.End end = search.run();
            if (end == Search.End.SPENT) {
                return furthest;
            }
            furthest = end == Search.End.EXCLUDED
                    ? furthest(part, search, end)
                    : new PartResult.Furthest<>(
                            search.furthestOrder(), event, search.furthestStates(MOST_STATES), true);
        }
        return furthest;
    }

    /** The states that a part may leave behind, at most {@value #MOST_STATES} of them; nothing if the budget does not suffice. */
    List<S> allStatesAfter(List<Placement<I, O>> placements) {
        Allowance allowance = new Allowance(budget.configurations(), budget.bytes(), deadline);
        return new Search<>(model, new Part<>(model, placements), allowance).allStatesAfter();
    }

    @HostAccess("how many parts are checked at a time does not show in the results")
    private int threads(List<List<Placement<I, O>>> parts) {
        int operations = parts.stream().mapToInt(List::size).sum();
        int useful = Math.min(parts.size(), operations / WORTH_A_THREAD);
        return Math.min(useful, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    private List<PartResult<S, I, O>> inParallel(List<List<Placement<I, O>>> parts, int threads) {
        AtomicReferenceArray<PartResult<S, I, O>> results = new AtomicReferenceArray<>(parts.size());
        AtomicInteger next = new AtomicInteger();
        AtomicInteger firstBad = new AtomicInteger(parts.size());
        Workers.run(threads, () -> {
            for (int i = next.getAndIncrement(); i < firstBad.get(); i = next.getAndIncrement()) {
                PartResult<S, I, O> result = check(parts.get(i), budget.bytes() / threads);
                results.set(i, result);
                if (result.end() == Search.End.EXCLUDED) {
                    firstBad.accumulateAndGet(i, Math::min);
                }
            }
        });
        return IntStream.range(0, parts.size())
                .mapToObj(results::get)
                .takeWhile(Objects::nonNull)
                .toList();
    }
}
