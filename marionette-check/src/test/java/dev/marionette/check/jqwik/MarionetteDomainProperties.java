package dev.marionette.check.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultEvent;
import dev.marionette.check.plan.FaultPlan;
import dev.marionette.sim.disk.DiskFault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/** What the domain makes: all that was declared, and nothing else. */
@Simulated
final class MarionetteDomainProperties {

    /** One method of its own makes it a function in the eyes of jqwik. */
    sealed interface Owned {
        int owner();

        record Book(@IntRange(min = 3, max = 5) int owner) implements Owned {}

        record Pen(@IntRange(min = 6, max = 7) int owner) implements Owned {}
    }

    @Property(tries = 500)
    void componentsKeepToTheirRanges(@ForAll Samples.Operation operation) {
        switch (operation) {
            case Samples.Operation.Put(long key, long value, boolean sync) ->
                assertThat(key).isBetween(0L, 7L);
            case Samples.Operation.Move move -> {
                assertThat(move.node().index()).isBetween(1, 4);
                assertThat(move.pause()).isBetween(Duration.ofMillis(5), Duration.ofMillis(9));
            }
            case Samples.Operation.Name name -> assertThat(name.text()).hasSizeLessThanOrEqualTo(5);
            case Samples.Operation.Within(Samples.Interval interval) ->
                assertThat(interval.from()).isLessThanOrEqualTo(interval.to());
            case Samples.Operation.Group.All(List<Samples.Interval> all) ->
                assertThat(all).hasSizeLessThanOrEqualTo(3);
            case Samples.Operation.Group.None none -> {}
        }
        Statistics.collect(operation.getClass().getSimpleName());
        Statistics.coverage(MarionetteDomainProperties::everyKindIsMade);
    }

    private static void everyKindIsMade(StatisticsCoverage coverage) {
        Stream.of("Put", "Move", "Name", "Within", "All", "None")
                .forEach(kind -> coverage.check(kind).count(count -> count > 5));
    }

    @Property(tries = 50)
    void aFamilyWithOneMethodIsNoFunction(@ForAll @Size(min = 1, max = 9) List<Owned> owned) {
        assertThat(owned)
                .hasSizeBetween(1, 9)
                .allSatisfy(each -> assertThat(each.owner()).isBetween(3, 7));
    }

    @Property(tries = 50)
    void anArbitraryOfTheTestTakesItsPlace(@ForAll @Size(3) List<@From("books") Owned> books) {
        assertThat(books).containsOnly(new Owned.Book(99));
    }

    @Provide
    Arbitrary<Owned> books() {
        return Arbitraries.just(new Owned.Book(99));
    }

    @Property(tries = 20)
    void listsOfUniqueElementsAreLeftToJqwik(@ForAll @Size(3) @UniqueElements List<Owned> owned) {
        assertThat(owned).doesNotHaveDuplicates();
    }

    @Property(tries = 50)
    void nodesAndDurationsHaveRangesAsParametersToo(
            @ForAll NodeId any,
            @ForAll @IntRange(min = 8, max = 9) NodeId node,
            @ForAll @LongRange(max = 1) Duration time) {
        assertThat(any.index()).isBetween(0, 2);
        assertThat(node.index()).isBetween(8, 9);
        assertThat(time).isBetween(Duration.ZERO, Duration.ofMillis(1));
    }

    @Property(tries = 200)
    void aPlanKeepsToTheTopology(
            @ForAll
                    @Size(max = 9)
                    @Faults(
                            nodes = 4,
                            services = {1, 2},
                            withinMillis = 30,
                            longestMillis = 7)
                    FaultPlan plan) {
        assertThat(plan.events()).hasSizeLessThanOrEqualTo(9).allSatisfy(event -> {
            assertThat(event.when())
                    .isInstanceOfSatisfying(
                            FaultEvent.After.class,
                            after -> assertThat(after.delay()).isLessThanOrEqualTo(Duration.ofMillis(30)));
            assertThat(event.what().length()).isLessThanOrEqualTo(Duration.ofMillis(7));
            assertKeepsToTheTopology(event.what());
        });
        plan.events().forEach(event -> Statistics.collect(event.what().name()));
        Statistics.coverage(coverage -> Stream.of(Fault.class.getPermittedSubclasses())
                .forEach(kind -> coverage.checkQuery(name ->
                                name.getFirst().toString().replace("_", "").equalsIgnoreCase(kind.getSimpleName()))
                        .count(count -> count > 0)));
    }

    private static void assertKeepsToTheTopology(Fault fault) {
        List<NodeId> services = List.of(NodeId.of(1), NodeId.of(2));
        switch (fault) {
            case Fault.Crash crash -> assertThat(services).contains(crash.node());
            case Fault.Pause pause -> assertThat(services).contains(pause.node());
            case Fault.DiskStall stall -> assertThat(services).contains(stall.node());
            case Fault.ClockStep step -> assertThat(services).contains(step.node());
            case Fault.ClockDrift drift -> assertThat(services).contains(drift.node());
            case Fault.DiskTrouble trouble -> {
                assertThat(services).contains(trouble.node());
                assertThat(trouble.fault()).isNotIn(DiskFault.READ_ERROR, DiskFault.BAD_SECTOR);
            }
            case Fault.Partition cut -> assertThat(cut.side()).hasSizeBetween(1, 3);
            case Fault.OneWayPartition cut -> assertThat(cut.from()).hasSizeBetween(1, 3);
            case Fault.Clog clog ->
                assertThat(clog.from().index())
                        .isBetween(0, 3)
                        .isNotEqualTo(clog.to().index());
            case Fault.PowerLoss all -> {}
            case Fault.Loss all -> {}
            case Fault.Duplication all -> {}
            case Fault.Reordering all -> {}
            case Fault.Corruption all -> {}
        }
    }

    @Property(tries = 100)
    void aSingleNodeHasNoNetworkAndOperationsMayBeTheOnlyMoments(
            @ForAll FaultPlan plan,
            @ForAll
                    @Faults(
                            operations = 3,
                            withinMillis = 0,
                            only = {Fault.Crash.class, Fault.PowerLoss.class})
                    FaultPlan crashes) {
        assertThat(plan.events())
                .extracting(event -> event.what().getClass().getSimpleName())
                .isSubsetOf("Crash", "PowerLoss", "Pause", "DiskTrouble", "DiskStall", "ClockStep", "ClockDrift");
        assertThat(crashes.events()).hasSizeLessThanOrEqualTo(4).allSatisfy(event -> {
            assertThat(event.what()).isInstanceOfAny(Fault.Crash.class, Fault.PowerLoss.class);
            assertThat(event.when())
                    .isInstanceOfSatisfying(
                            FaultEvent.AfterOperations.class,
                            after -> assertThat(after.count()).isBetween(0, 3));
        });
    }

    /** jqwik's own edge cases mix in the smallest and the largest. */
    @Property(tries = 1_000)
    void seedsHaveAllTheirBits(@ForAll Seed seed) {
        Statistics.collect(seed.value() == 0 ? "zero" : seed.value() < 0 ? "high bit" : "no high bit");
        Statistics.coverage(coverage -> {
            coverage.check("zero").count(count -> count > 0);
            coverage.check("high bit").percentage(share -> share > 40);
            coverage.check("no high bit").percentage(share -> share > 40);
        });
    }
}
