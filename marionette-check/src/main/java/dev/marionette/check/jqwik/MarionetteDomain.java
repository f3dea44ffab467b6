package dev.marionette.check.jqwik;

import dev.marionette.api.Seed;
import dev.marionette.check.plan.FaultPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.SampleReportingFormat;
import net.jqwik.api.configurators.ArbitraryConfigurator;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.providers.ArbitraryProvider;

/**
 * The jqwik domain of simulations; {@link Simulated} is the short way to it. It adds to jqwik's own:
 *
 * <ul>
 *   <li>{@link Seed}: all 64 bits, shrinking to a small number;
 *   <li>operations: any sealed interface of records, and any record, made of what its components can be; {@code @IntRange}, {@code @StringLength},
 *       {@code @Size} and the like on a component count. Only the interface has to be declared:
 *       {@snippet :
 *       sealed interface KvOperation {
 *           record Put(@LongRange(max = 7) long key, long value, Sync sync) implements KvOperation {}
 *           record Delete(@LongRange(max = 7) long key) implements KvOperation {}
 *           record Compact() implements KvOperation {}
 *       }
 *       }
 *   <li>workloads: lists of operations, up to 20 unless {@code @Size} says otherwise, which lose any of their elements when they shrink, not only
 *       the first or the last;
 *   <li>{@link FaultPlan}, as {@link Faults} says;
 *   <li>{@link dev.marionette.api.NodeId}, from 0 to 2 unless {@code @IntRange} says otherwise; {@link java.time.Duration}, from 0 to 1,000
 *       milliseconds unless {@code @LongRange} says otherwise, in milliseconds; {@link dev.marionette.api.Rate}.
 * </ul>
 *
 * <p>Samples are reported as Java code. A record's constructor may refuse values; jqwik then tries others.
 */
public final class MarionetteDomain implements DomainContext {

    private final DomainContext global = new Global();

    /** For jqwik. */
    public MarionetteDomain() {}

    @Override
    public Collection<ArbitraryProvider> getArbitraryProviders() {
        List<ArbitraryProvider> providers = new ArrayList<>(List.of(
                new ValueProviders.Seeds(),
                new ValueProviders.Nodes(),
                new ValueProviders.Durations(),
                new ValueProviders.Rates(),
                new PlanProvider(),
                new OperationProvider(),
                new WorkloadProvider()));
        providers.addAll(global.getArbitraryProviders());
        return providers;
    }

    @Override
    public Collection<ArbitraryConfigurator> getArbitraryConfigurators() {
        return global.getArbitraryConfigurators();
    }

    @Override
    public Collection<SampleReportingFormat> getReportingFormats() {
        return List.of(new SampleFormat.OfEverything());
    }
}
