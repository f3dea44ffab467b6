package dev.marionette.check.jqwik;

import dev.marionette.api.Seed;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Seeds of all 64 bits. Another seed is another run altogether, so halving one on the way to zero would be a random walk through runs: instead, a
 * seed shrinks to one of the smallest sixteen or to its low bits, or it stays.
 */
final class SeedArbitrary implements Arbitrary<Seed> {

    private static final long SMALL = 16;
    private static final long[] MASKS = {0xFFL, 0xFFFFL, 0xFFFF_FFFFL};
    private static final long[] EDGES = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE};

    @Override
    public RandomGenerator<Seed> generator(int tries) {
        return random -> new ShrinkableSeed(random.nextLong());
    }

    @Override
    public EdgeCases<Seed> edgeCases(int most) {
        List<Supplier<Shrinkable<Seed>>> edges = LongStream.of(EDGES)
                .limit(most)
                .<Supplier<Shrinkable<Seed>>>mapToObj(edge -> () -> new ShrinkableSeed(edge))
                .toList();
        return EdgeCases.fromSuppliers(edges);
    }

    private record ShrinkableSeed(long number) implements Shrinkable<Seed> {

        @Override
        public Seed value() {
            return Seed.of(number);
        }

        @Override
        public Stream<Shrinkable<Seed>> shrink() {
            LongStream small = LongStream.range(0, SMALL);
            LongStream low = LongStream.of(MASKS).map(mask -> number & mask);
            return LongStream.concat(small, low)
                    .distinct()
                    .filter(other -> Long.compareUnsigned(other, number) < 0)
                    .mapToObj(ShrinkableSeed::new);
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(number < 0 ? Long.MAX_VALUE : number);
        }
    }
}
