package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.List;

/**
 * The history is linearizable.
 *
 * @param order a witness: the operations that took effect, one after the other, each between its call and its end. What failed is not in it, and of
 *     the operations with an unknown outcome only those that the others need.
 */
public record Linearizable(List<Operation<?, ?>> order) implements Verdict {

    /** Copies the list. */
    public Linearizable {
        order = List.copyOf(order);
    }
}
