package dev.marionette.check.jqwik;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * One of several kinds, each as likely as any other. What was made of one kind shrinks within it, and to the simplest of each kind declared before: the
 * first kind is the plainest. Jqwik's own choice keeps to its kind.
 */
final class FamilyArbitrary implements Arbitrary<Object> {

    private static final int MOST_STEPS = 1_000;
    private static final int TRIES = 1_000;

    private final List<Arbitrary<Object>> kinds;

    FamilyArbitrary(List<Arbitrary<Object>> kinds) {
        this.kinds = kinds;
    }

    @Override
    public RandomGenerator<Object> generator(int tries) {
        return generator(kinds.stream().map(kind -> kind.generator(tries)).toList());
    }

    @Override
    public RandomGenerator<Object> generatorWithEmbeddedEdgeCases(int tries) {
        return generator(kinds.stream().map(kind -> kind.generator(tries, true)).toList());
    }

    private RandomGenerator<Object> generator(List<RandomGenerator<Object>> generators) {
        return random -> {
            int kind = random.nextInt(generators.size());
            return new Member(kind, generators.get(kind).next(random));
        };
    }

    @Override
    public EdgeCases<Object> edgeCases(int most) {
        List<Supplier<Shrinkable<Object>>> edges = IntStream.range(0, kinds.size())
                .boxed()
                .flatMap(kind -> kinds.get(kind).edgeCases(most).suppliers().stream()
                        .<Supplier<Shrinkable<Object>>>map(edge -> () -> new Member(kind, edge.get())))
                .limit(most)
                .toList();
        return EdgeCases.fromSuppliers(edges);
    }

    private Shrinkable<Object> simplest(int kind) {
        Shrinkable<Object> simplest = kinds.get(kind).generator(TRIES).next(new Random(0));
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Shrinkable<Object>> simpler = simpler(simplest);
            if (simpler.isEmpty()) {
                break;
            }
            simplest = simpler.get();
        }
        return new Member(kind, simplest);
    }

    private static Optional<Shrinkable<Object>> simpler(Shrinkable<Object> value) {
        return value.shrink()
                .filter(other -> other.distance().compareTo(value.distance()) < 0)
                .findFirst();
    }

    private final class Member implements Shrinkable<Object> {

        private final int kind;
        private final Shrinkable<Object> made;

        Member(int kind, Shrinkable<Object> made) {
            this.kind = kind;
            this.made = made;
        }

        @Override
        public Object value() {
            return made.value();
        }

        @Override
        public Stream<Shrinkable<Object>> shrink() {
            Stream<Shrinkable<Object>> plainer = IntStream.range(0, kind).mapToObj(FamilyArbitrary.this::simplest);
            return Stream.concat(plainer, made.shrink().map(simpler -> new Member(kind, simpler)));
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(kind).append(made.distance());
        }
    }
}
