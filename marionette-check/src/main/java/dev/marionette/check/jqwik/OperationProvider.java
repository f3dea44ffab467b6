package dev.marionette.check.jqwik;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.arbitraries.TraverseArbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Makes operations from the declaration of their records alone: each kind is as likely as any other of its family. */
final class OperationProvider implements ArbitraryProvider {

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return OperationTypes.isOperation(type.getRawType());
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        OperationTypes.requireFinite(type.getRawType());
        return Set.of(arbitrary(type.getRawType()));
    }

    private static Arbitrary<?> arbitrary(Class<?> type) {
        if (type.isRecord()) {
            return Arbitraries.traverse(type, new CanonicalConstructor());
        }
        if (type.isEnum()) {
            return Arbitraries.of(type.getEnumConstants());
        }
        return new FamilyArbitrary(Arrays.stream(type.getPermittedSubclasses())
                .map(member -> arbitrary(member).asGeneric())
                .toList());
    }

    /** Components are made as parameters of the type would be, annotations included. */
    private static final class CanonicalConstructor implements TraverseArbitrary.Traverser {

        @Override
        public Set<Executable> findCreators(TypeUsage target) {
            Class<?>[] components = Arrays.stream(target.getRawType().getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = target.getRawType().getDeclaredConstructor(components);
                return Set.of(constructor);
            } catch (NoSuchMethodException e) {
                throw new AssertionError("a record has a constructor of its components", e);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CanonicalConstructor;
        }

        @Override
        public int hashCode() {
            return CanonicalConstructor.class.getName().hashCode();
        }
    }
}
