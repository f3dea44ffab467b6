package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;

/**
 * A linearization point.
 *
 * @param operation what takes effect
 * @param beforeEvent right before this event of the history
 */
record Point<I, O>(Operation<I, O> operation, int beforeEvent) {}
