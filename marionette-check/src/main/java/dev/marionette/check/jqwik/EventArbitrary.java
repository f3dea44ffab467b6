package dev.marionette.check.jqwik;

import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Lines of a plan. When operations are taken out of a workload, what was to come after one of the others still does: jqwik's combined arbitraries
 * cannot follow another parameter.
 */
record EventArbitrary(Arbitrary<FaultEvent.When> moments, Arbitrary<Fault> faults) implements Arbitrary<FaultEvent> {

    @Override
    public RandomGenerator<FaultEvent> generator(int tries) {
        RandomGenerator<FaultEvent.When> when = moments.generator(tries);
        RandomGenerator<Fault> what = faults.generator(tries);
        return random -> new Event(when.next(random), what.next(random));
    }

    @Override
    public EdgeCases<FaultEvent> edgeCases(int most) {
        List<Supplier<Shrinkable<FaultEvent>>> edges = moments.edgeCases(most).suppliers().stream()
                .flatMap(when -> faults.edgeCases(most).suppliers().stream()
                        .<Supplier<Shrinkable<FaultEvent>>>map(what -> () -> new Event(when.get(), what.get())))
                .limit(most)
                .toList();
        return EdgeCases.fromSuppliers(edges);
    }

    private record Event(Shrinkable<FaultEvent.When> when, Shrinkable<Fault> what) implements Shrinkable<FaultEvent> {

        @Override
        public FaultEvent value() {
            return new FaultEvent(when.value(), what.value());
        }

        @Override
        public Stream<Shrinkable<FaultEvent>> shrink() {
            return Stream.concat(
                    when.shrink().map(simpler -> new Event(simpler, what)),
                    what.shrink().map(simpler -> new Event(when, simpler)));
        }

        /** Follows a workload that became shorter, which is what jqwik asks when it shrinks one parameter with another. */
        @Override
        public Optional<Shrinkable<FaultEvent>> grow(Shrinkable<?> before, Shrinkable<?> after) {
            return when.grow(before, after).map(moved -> new Event(moved, what));
        }

        @Override
        public ShrinkingDistance distance() {
            return when.distance().append(what.distance());
        }
    }
}
