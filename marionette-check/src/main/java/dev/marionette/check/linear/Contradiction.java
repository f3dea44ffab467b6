package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Operations that contradict each other.
 *
 * @param start the state before them, if it is not the initial one
 * @param operations in the order of their calls
 * @param minimal whether each of them is known to be needed
 * @param obstacles what bars them, in the same order, as far as the budget allowed to find out
 */
record Contradiction(
        Optional<String> start, List<Operation<?, ?>> operations, boolean minimal, List<Obstacle> obstacles) {}
