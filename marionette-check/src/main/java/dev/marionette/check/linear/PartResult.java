package dev.marionette.check.linear;

import java.util.List;
import java.util.function.UnaryOperator;

/** What became of the search for an order of one part. May be shared by threads. */
final class PartResult<S, I, O> {

    private final List<Placement<I, O>> placements;
    private final Search.End end;
    private final Limit limit;
    private final long configurations;
    private final UnaryOperator<Furthest<S, I, O>> complete;
    private Furthest<S, I, O> furthest;

    /**
     * How far orders got.
     *
     * @param order the order that was found, or else the one that got furthest
     * @param event the event of the history that it did not get past, if no order was found
     * @param states states in which orders got there
     * @param isComplete whether the order explains all that returned before that event
     */
    record Furthest<S, I, O>(List<Point<I, O>> order, int event, List<S> states, boolean isComplete) {}

    /**
     * The result of a search.
     *
     * @param end how it ended
     * @param limit why, if its allowance was spent
     * @param configurations how many it remembered
     */
    record Outcome(Search.End end, Limit limit, long configurations) {}

    /**
     * A result.
     *
     * @param placements the part
     * @param complete works out the whole order, if the search saw that it would end before it got there
     */
    PartResult(
            List<Placement<I, O>> placements,
            Outcome outcome,
            Furthest<S, I, O> furthest,
            UnaryOperator<Furthest<S, I, O>> complete) {
        this.placements = placements;
        this.end = outcome.end;
        this.limit = outcome.limit;
        this.configurations = outcome.configurations;
        this.furthest = furthest;
        this.complete = complete;
    }

    /** Of a search that found nothing out. */
    static <S, I, O> PartResult<S, I, O> undecided(List<Placement<I, O>> placements, Limit limit) {
        return new PartResult<>(
                placements,
                new Outcome(Search.End.SPENT, limit, 0),
                new Furthest<>(List.of(), 0, List.of(), true),
                UnaryOperator.identity());
    }

    List<Placement<I, O>> placements() {
        return placements;
    }

    Search.End end() {
        return end;
    }

    Limit limit() {
        return limit;
    }

    long configurations() {
        return configurations;
    }

    List<Point<I, O>> order() {
        return furthest().order();
    }

    int furthestEvent() {
        return furthest().event();
    }

    List<S> states() {
        return furthest().states();
    }

    private synchronized Furthest<S, I, O> furthest() {
        if (end == Search.End.EXCLUDED && !furthest.isComplete()) {
            furthest = complete.apply(furthest);
        }
        return furthest;
    }
}
