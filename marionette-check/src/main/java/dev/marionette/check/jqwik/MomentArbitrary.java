package dev.marionette.check.jqwik;

import dev.marionette.check.plan.FaultEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Moments of faults. After how many operations a fault comes is easier to understand than at which nanosecond, so a moment of time shrinks to a number of
 * operations where there is one, and otherwise to an early millisecond.
 *
 * @param operations the largest number of operations; with zero there are moments of time alone
 * @param millis the latest moment; with zero there are numbers of operations alone
 */
record MomentArbitrary(int operations, long millis) implements Arbitrary<FaultEvent.When> {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;

    @Override
    public RandomGenerator<FaultEvent.When> generator(int tries) {
        return random -> {
            if (operations > 0 && (millis == 0 || random.nextBoolean())) {
                return new ByOperations(random.nextInt(operations + 1));
            }
            return random.nextBoolean()
                    ? new ByTime(random.nextLong(millis + 1) * NANOS_PER_MILLI, operations)
                    : new ByTime(random.nextLong(millis * MICROS_PER_MILLI + 1) * NANOS_PER_MICRO, operations);
        };
    }

    @Override
    public EdgeCases<FaultEvent.When> edgeCases(int most) {
        Supplier<Shrinkable<FaultEvent.When>> first = () -> operations > 0 ? new ByOperations(0) : new ByTime(0, 0);
        return most < 1 ? EdgeCases.none() : EdgeCases.fromSuppliers(List.of(first));
    }

    private static Stream<Shrinkable<FaultEvent.When>> numbersBelow(int count) {
        return IntStream.range(0, count).mapToObj(ByOperations::new);
    }

    private record ByOperations(int count) implements Shrinkable<FaultEvent.When> {

        @Override
        public FaultEvent.When value() {
            return new FaultEvent.AfterOperations(count);
        }

        @Override
        public Stream<Shrinkable<FaultEvent.When>> shrink() {
            return numbersBelow(count);
        }

        @Override
        public Optional<Shrinkable<FaultEvent.When>> grow(Shrinkable<?> before, Shrinkable<?> after) {
            int removed = SequenceArbitrary.removed(before, after, count);
            return removed == 0 ? Optional.empty() : Optional.of(new ByOperations(count - removed));
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(0, count);
        }
    }

    private record ByTime(long nanos, int operations) implements Shrinkable<FaultEvent.When> {

        @Override
        public FaultEvent.When value() {
            return new FaultEvent.After(Duration.ofNanos(nanos));
        }

        @Override
        public Stream<Shrinkable<FaultEvent.When>> shrink() {
            Stream<Shrinkable<FaultEvent.When>> numbers =
                    operations > 0 ? numbersBelow(operations + 1) : Stream.empty();
            long wholeMillis = nanos / NANOS_PER_MILLI * NANOS_PER_MILLI;
            Stream<Shrinkable<FaultEvent.When>> earlier = LongStream.of(
                            0,
                            nanos / 2 / NANOS_PER_MILLI * NANOS_PER_MILLI,
                            wholeMillis,
                            wholeMillis - NANOS_PER_MILLI)
                    .distinct()
                    .filter(earlierNanos -> earlierNanos >= 0 && earlierNanos < nanos)
                    .mapToObj(earlierNanos -> new ByTime(earlierNanos, operations));
            return Stream.concat(numbers, earlier);
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(1, nanos);
        }
    }
}
