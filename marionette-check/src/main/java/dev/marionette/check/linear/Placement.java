package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;

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

    Placement<I, O> as(Role other) {
        return new Placement<>(operation, other);
    }

    boolean isCertain() {
        return role == Role.CERTAIN;
    }
}
