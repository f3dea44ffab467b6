package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.List;

/** What a check of a history for sequential consistency found. */
public sealed interface SequentialVerdict {

    /**
     * The history is sequentially consistent.
     *
     * @param order a witness: the operations that took effect, those of each process in their order
     */
    record Consistent(List<Operation<?, ?>> order) implements SequentialVerdict {
        /** Copies the list. */
        public Consistent {
            order = List.copyOf(order);
        }
    }

    /**
     * No order explains the history.
     *
     * @param longest an order that explains the beginnings of all processes; none explains more operations
     */
    record Inconsistent(List<Operation<?, ?>> longest) implements SequentialVerdict {
        /** Copies the list. */
        public Inconsistent {
            longest = List.copyOf(longest);
        }
    }

    /**
     * The budget was spent. This is not a pass.
     *
     * @param limit the limit that was reached
     * @param longest the order that explains the most operations so far
     */
    record Undecided(Limit limit, List<Operation<?, ?>> longest) implements SequentialVerdict {
        /** Copies the list. */
        public Undecided {
            longest = List.copyOf(longest);
        }
    }
}
