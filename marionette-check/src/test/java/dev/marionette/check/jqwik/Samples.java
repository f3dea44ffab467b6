package dev.marionette.check.jqwik;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Types of every shape that samples may have. */
final class Samples {

    private Samples() {}

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "a body of its own";
            }
        }
    }

    record Numbers(byte b, short s, int i, long l, float f, double d, char c, boolean z) {}

    record Boxes<T>(Long l, Short s, Object any, List<T> list) {}

    record Nested(Inner inner, Colour colour) {
        record Inner(Optional<String> text) {}
    }

    /** Refuses what is not in order. */
    record Interval(
            @IntRange(max = 9) int from, @IntRange(max = 9) int to) {
        Interval {
            if (from > to) {
                throw new IllegalArgumentException("from " + from + " to " + to);
            }
        }
    }

    sealed interface Operation {
        record Put(@LongRange(max = 7) long key, long value, boolean sync) implements Operation {}

        record Move(
                @IntRange(min = 1, max = 4) NodeId node,
                @LongRange(min = 5, max = 9) Duration pause,
                Rate rate) implements Operation {}

        record Name(@StringLength(max = 5) String text, char letter, Colour colour) implements Operation {}

        record Within(Interval interval) implements Operation {}

        sealed interface Group extends Operation {
            record All(@Size(max = 3) List<Interval> intervals) implements Group {}

            record None() implements Group {}
        }
    }

    record Tree(Optional<Tree> left, int value) {}
}
