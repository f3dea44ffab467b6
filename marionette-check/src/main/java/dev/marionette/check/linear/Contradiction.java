package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Operations that contradict each other.
 *
 * @param start the state before them, if it is not the initial one
 * @param operations in the order of their calls
 */
record Contradiction(Optional<String> start, List<Operation<?, ?>> operations) {}
