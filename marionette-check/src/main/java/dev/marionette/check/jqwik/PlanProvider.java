package dev.marionette.check.jqwik;

import dev.marionette.check.plan.FaultPlan;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Makes plans as {@link Faults} says, or for one node where there is no such annotation. */
final class PlanProvider implements ArbitraryProvider {

    private static final int MOST_FAULTS = 4;

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(FaultPlan.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        Faults faults = type.findAnnotation(Faults.class).orElseGet(PlanProvider::defaults);
        return Set.of(new SequenceArbitrary<>(PlanArbitraries.events(faults), FaultPlan::new, 0, MOST_FAULTS));
    }

    @Override
    public int priority() {
        return ValueProviders.PRIORITY;
    }

    private static Faults defaults() {
        return Objects.requireNonNull(Defaults.class.getAnnotation(Faults.class));
    }

    /** Carries the annotation with nothing said. */
    @Faults
    private static final class Defaults {}
}
