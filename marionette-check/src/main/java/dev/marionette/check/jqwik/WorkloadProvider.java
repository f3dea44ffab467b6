package dev.marionette.check.jqwik;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Makes lists of operations. Lists of anything else, and lists of unique elements, are left to jqwik. */
final class WorkloadProvider implements ArbitraryProvider {

    private static final int LONGEST = 20;

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(List.class)
                && !type.isAnnotated(UniqueElements.class)
                && OperationTypes.isOperation(type.getTypeArgument(0).getRawType());
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        Set<Arbitrary<?>> lists = new LinkedHashSet<>();
        for (Arbitrary<?> element : subtypes.apply(type.getTypeArgument(0))) {
            lists.add(new SequenceArbitrary<>(element.asGeneric(), Function.identity(), 0, LONGEST));
        }
        return lists;
    }

    @Override
    public int priority() {
        return ValueProviders.PRIORITY;
    }
}
