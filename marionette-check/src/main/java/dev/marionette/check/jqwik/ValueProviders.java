package dev.marionette.check.jqwik;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Arbitraries of single values. */
final class ValueProviders {

    /** Above jqwik's own providers, and above those of a user's domain that say nothing of their priority. */
    static final int PRIORITY = 20;

    private static final int LAST_NODE = 2;
    private static final long LONGEST_MILLIS = 1_000;

    private ValueProviders() {}

    static final class Seeds implements ArbitraryProvider {

        @Override
        public boolean canProvideFor(TypeUsage type) {
            return type.isOfType(Seed.class);
        }

        @Override
        public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
            return Set.of(new SeedArbitrary());
        }

        @Override
        public int priority() {
            return PRIORITY;
        }
    }

    static final class Nodes implements ArbitraryProvider {

        @Override
        public boolean canProvideFor(TypeUsage type) {
            return type.isOfType(NodeId.class);
        }

        @Override
        public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
            IntRange range = type.findAnnotation(IntRange.class).orElse(null);
            int first = range == null ? 0 : range.min();
            int last = range == null ? LAST_NODE : range.max();
            return Set.of(Arbitraries.integers()
                    .between(first, last)
                    .shrinkTowards(first)
                    .map(NodeId::of));
        }

        @Override
        public int priority() {
            return PRIORITY;
        }
    }

    /** Leaves durations with the range of another annotation, such as that of jqwik's module for times, to whoever knows it. */
    static final class Durations implements ArbitraryProvider {

        @Override
        public boolean canProvideFor(TypeUsage type) {
            return type.isOfType(Duration.class)
                    && type.getAnnotations().stream()
                            .noneMatch(annotation ->
                                    annotation.annotationType().getSimpleName().equals("DurationRange"));
        }

        @Override
        public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
            LongRange range = type.findAnnotation(LongRange.class).orElse(null);
            long shortest = range == null ? 0 : range.min();
            long longest = range == null ? LONGEST_MILLIS : range.max();
            return Set.of(Arbitraries.longs()
                    .between(shortest, longest)
                    .shrinkTowards(shortest)
                    .map(Duration::ofMillis));
        }

        @Override
        public int priority() {
            return PRIORITY;
        }
    }

    static final class Rates implements ArbitraryProvider {

        @Override
        public boolean canProvideFor(TypeUsage type) {
            return type.isOfType(Rate.class);
        }

        @Override
        public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
            return Set.of(Arbitraries.of(
                    Rate.ALWAYS, Rate.NEVER, Rate.percent(50), Rate.percent(20), Rate.percent(5), Rate.percent(1)));
        }

        @Override
        public int priority() {
            return PRIORITY;
        }
    }
}
