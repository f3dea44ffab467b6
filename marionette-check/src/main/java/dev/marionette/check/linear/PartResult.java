package dev.marionette.check.linear;

import java.util.List;

/**
 * What became of the search for an order of one part.
 *
 * @param placements the part
 * @param end how the search ended
 * @param limit why, if its allowance was spent
 * @param order the order that was found, or else the one that got furthest
 * @param furthestEvent the event of the history that it did not get past, if no order was found
 * @param states states in which orders got there
 * @param configurations how many the search remembered
 */
record PartResult<S, I, O>(
        List<Placement<I, O>> placements,
        Search.End end,
        Limit limit,
        List<Point<I, O>> order,
        int furthestEvent,
        List<S> states,
        long configurations) {}
