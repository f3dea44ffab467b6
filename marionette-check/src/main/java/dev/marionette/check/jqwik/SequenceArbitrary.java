package dev.marionette.check.jqwik;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.arbitraries.SizableArbitrary;

/**
 * Sequences in which any element may turn out not to matter. jqwik's own lists lose elements at their ends alone when they shrink; these lose any
 * run of them, the longest first, and then single ones (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002).
 *
 * @param <E> the elements
 * @param <C> what they make up
 */
final class SequenceArbitrary<E, C> implements SizableArbitrary<C> {

    private final Arbitrary<E> elements;
    private final Function<List<E>, C> collect;
    private final int least;
    private final int most;

    SequenceArbitrary(Arbitrary<E> elements, Function<List<E>, C> collect, int least, int most) {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("a size is from 0 up, not from " + least + " to " + most);
        }
        this.elements = elements;
        this.collect = collect;
        this.least = least;
        this.most = most;
    }

    @Override
    public SizableArbitrary<C> ofMinSize(int size) {
        return new SequenceArbitrary<>(elements, collect, size, Math.max(size, most));
    }

    @Override
    public SizableArbitrary<C> ofMaxSize(int size) {
        return new SequenceArbitrary<>(elements, collect, Math.min(least, size), size);
    }

    @Override
    public SizableArbitrary<C> withSizeDistribution(RandomDistribution distribution) {
        throw new UnsupportedOperationException(
                "sizes of workloads and plans are evenly distributed; use @Size, or a list of an own @Provide method");
    }

    @Override
    public RandomGenerator<C> generator(int tries) {
        return generator(elements.generator(tries));
    }

    @Override
    public RandomGenerator<C> generatorWithEmbeddedEdgeCases(int tries) {
        return generator(elements.generator(tries, true));
    }

    private RandomGenerator<C> generator(RandomGenerator<E> element) {
        return random -> {
            int size = random.nextInt(least, most + 1);
            List<Shrinkable<E>> made = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                made.add(element.next(random));
            }
            return new Sequence(made);
        };
    }

    @Override
    public EdgeCases<C> edgeCases(int most) {
        return least > 0 || most < 1 ? EdgeCases.none() : EdgeCases.fromSupplier(() -> new Sequence(List.of()));
    }

    /**
     * How many of the first elements of a sequence are no longer there after it was shrunk.
     *
     * @param first how many are the first ones
     * @return zero if these are not sequences, or one does not stem from the other
     */
    static int removed(Shrinkable<?> before, Shrinkable<?> after, int first) {
        if (!(before instanceof SequenceArbitrary<?, ?>.Sequence longer)
                || !(after instanceof SequenceArbitrary<?, ?>.Sequence shorter)) {
            return 0;
        }
        int kept = 0;
        int looked = Math.min(first, longer.parts.size());
        for (int i = 0; i < looked; i++) {
            if (kept < shorter.parts.size() && isSame(shorter.parts.get(kept), longer.parts.get(i))) {
                kept++;
            }
        }
        return shorter.parts.size() == longer.parts.size() ? 0 : looked - kept;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Shrinkable<?> one, Shrinkable<?> other) {
        return one == other;
    }

    private final class Sequence implements Shrinkable<C> {

        private final List<Shrinkable<E>> parts;

        Sequence(List<Shrinkable<E>> parts) {
            this.parts = parts;
        }

        @Override
        public C value() {
            return collect.apply(parts.stream().map(Shrinkable::value).toList());
        }

        @Override
        public Stream<Shrinkable<C>> shrink() {
            Stream<Shrinkable<C>> shorter = lengths().boxed().flatMap(this::without);
            Stream<Shrinkable<C>> simpler =
                    IntStream.range(0, parts.size()).boxed().flatMap(this::withSimpler);
            return Stream.concat(shorter, simpler);
        }

        /** How many elements may go at once: all that may, half of them, and so on. */
        private IntStream lengths() {
            return IntStream.iterate(parts.size() - least, length -> length > 0, length -> length / 2);
        }

        private Stream<Shrinkable<C>> without(int length) {
            return IntStream.rangeClosed(0, (parts.size() - 1) / length)
                    .map(run -> Math.min(run * length, parts.size() - length))
                    .mapToObj(from -> {
                        List<Shrinkable<E>> rest = new ArrayList<>(parts);
                        rest.subList(from, from + length).clear();
                        return new Sequence(rest);
                    });
        }

        private Stream<Shrinkable<C>> withSimpler(int index) {
            return parts.get(index).shrink().map(simpler -> {
                List<Shrinkable<E>> changed = new ArrayList<>(parts);
                changed.set(index, simpler);
                return new Sequence(changed);
            });
        }

        @Override
        public Optional<Shrinkable<C>> grow(Shrinkable<?> before, Shrinkable<?> after) {
            List<Shrinkable<E>> followed = new ArrayList<>(parts);
            followed.replaceAll(part -> part.grow(before, after).orElse(part));
            return followed.equals(parts) ? Optional.empty() : Optional.of(new Sequence(followed));
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.forCollection(parts);
        }
    }
}
