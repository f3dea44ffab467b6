package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.List;

/**
 * How an operation takes part in a search.
 *
 * @param operation one that did not fail
 * @param role its part
 */
record Placement<I, O>(Operation<I, O> operation, Role role) {

    enum Role {
        /** It took effect between its call and its end, with its result. */
        CERTAIN,
        /** It may have taken effect, at any time from its call on. */
        PENDING,
        /** It may have taken effect at any time at all. */
        FLOATING
    }

    /** What was called before an event of the history; what had not returned by then may not have taken effect. */
    static <I, O> List<Placement<I, O>> until(List<Placement<I, O>> placements, int event) {
        return placements.stream()
                .filter(p -> p.operation().call().event() < event)
                .map(p -> p.isCertain() && p.operation().end().event() >= event ? p.as(Role.PENDING) : p)
                .toList();
    }

    Placement<I, O> as(Role other) {
        return new Placement<>(operation, other);
    }

    boolean isCertain() {
        return role == Role.CERTAIN;
    }
}
