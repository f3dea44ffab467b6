package dev.marionette.check.jqwik;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitraries of faults among what a simulation has, each of which shrinks to the plainest of its kind: certain, short, and early. */
final class PlanArbitraries {

    private static final int MOST_NODES = 16;
    private static final long LONGEST_DETOUR_MILLIS = 50;
    private static final long LARGEST_STEP_MILLIS = 60_000;
    private static final long LARGEST_DRIFT_PPM = 100_000;

    private final Faults faults;
    private final List<NodeId> nodes;
    private final List<NodeId> services;

    private PlanArbitraries(Faults faults) {
        this.faults = faults;
        this.nodes = IntStream.range(0, faults.nodes()).mapToObj(NodeId::of).toList();
        this.services = faults.services().length == 0
                ? nodes
                : Arrays.stream(faults.services()).mapToObj(NodeId::of).toList();
    }

    static Arbitrary<FaultEvent> events(Faults faults) {
        requireSensible(faults);
        PlanArbitraries arbitraries = new PlanArbitraries(faults);
        return new EventArbitrary(new MomentArbitrary(faults.operations(), faults.withinMillis()), arbitraries.what());
    }

    private static void requireSensible(Faults faults) {
        if (faults.nodes() < 1 || faults.nodes() > MOST_NODES) {
            throw new IllegalArgumentException("@Faults is for 1 to " + MOST_NODES + " nodes, not " + faults.nodes());
        }
        for (int service : faults.services()) {
            if (service < 0 || service >= faults.nodes()) {
                throw new IllegalArgumentException(
                        "service " + service + " of @Faults is none of the nodes 0 to " + (faults.nodes() - 1));
            }
        }
        if (faults.withinMillis() < 0 || faults.operations() < 0 || faults.longestMillis() < 1) {
            throw new IllegalArgumentException("times and operations of @Faults are zero or more, and longestMillis 1"
                    + " or more, not " + faults);
        }
        if (faults.withinMillis() == 0 && faults.operations() == 0) {
            throw new IllegalArgumentException("with neither withinMillis nor operations @Faults has no moment at all");
        }
    }

    private Arbitrary<Fault> what() {
        Map<Class<? extends Fault>, Supplier<Arbitrary<? extends Fault>>> kinds = kinds();
        List<Class<? extends Fault>> wanted =
                faults.only().length == 0 ? List.copyOf(kinds.keySet()) : List.of(faults.only());
        List<Arbitrary<Object>> choices = new ArrayList<>();
        for (Class<? extends Fault> kind : wanted) {
            Supplier<Arbitrary<? extends Fault>> arbitrary = kinds.get(kind);
            if (arbitrary == null) {
                throw new IllegalArgumentException(kind.getSimpleName() + " of @Faults needs more than "
                        + faults.nodes() + " node; say how many nodes there are");
            }
            choices.add(arbitrary.get().asGeneric());
        }
        return new FamilyArbitrary(choices).map(Fault.class::cast);
    }

    /** What this simulation can suffer, in the order of the declaration of {@link Fault}. */
    private Map<Class<? extends Fault>, Supplier<Arbitrary<? extends Fault>>> kinds() {
        Map<Class<? extends Fault>, Supplier<Arbitrary<? extends Fault>>> kinds = new LinkedHashMap<>();
        kinds.put(Fault.Crash.class, () -> both(service(), millis(0), Fault.Crash::new));
        kinds.put(Fault.PowerLoss.class, () -> millis(0).map(Fault.PowerLoss::new));
        kinds.put(Fault.Pause.class, () -> both(service(), millis(1), Fault.Pause::new));
        if (nodes.size() > 1) {
            kinds.put(Fault.Partition.class, () -> both(side(), millis(1), Fault.Partition::new));
            kinds.put(Fault.OneWayPartition.class, () -> both(side(), millis(1), Fault.OneWayPartition::new));
            kinds.put(Fault.Loss.class, () -> both(rate(), millis(1), Fault.Loss::new));
            kinds.put(Fault.Duplication.class, () -> both(rate(), millis(1), Fault.Duplication::new));
            kinds.put(Fault.Reordering.class, this::reordering);
            kinds.put(Fault.Corruption.class, () -> both(rate(), millis(1), Fault.Corruption::new));
            kinds.put(Fault.Clog.class, () -> both(path(), millis(1), PlanArbitraries::clog));
        }
        kinds.put(Fault.DiskTrouble.class, this::diskTrouble);
        kinds.put(Fault.DiskStall.class, () -> both(service(), millis(1), Fault.DiskStall::new));
        kinds.put(Fault.ClockStep.class, this::clockStep);
        kinds.put(Fault.ClockDrift.class, this::clockDrift);
        return kinds;
    }

    private Arbitrary<Fault.Reordering> reordering() {
        return Combinators.combine(rate(), millis(1, LONGEST_DETOUR_MILLIS), millis(1))
                .as(Fault.Reordering::new);
    }

    private Arbitrary<Fault.DiskTrouble> diskTrouble() {
        return Combinators.combine(service(), Arbitraries.of(faults.disk()), rate(), millis(1))
                .as(Fault.DiskTrouble::new);
    }

    private Arbitrary<Fault.ClockStep> clockStep() {
        Arbitrary<Duration> by = Arbitraries.longs()
                .between(-LARGEST_STEP_MILLIS, LARGEST_STEP_MILLIS)
                .map(Duration::ofMillis);
        return Combinators.combine(service(), by, millis(1)).as(Fault.ClockStep::new);
    }

    private Arbitrary<Fault.ClockDrift> clockDrift() {
        Arbitrary<Long> ppm = Arbitraries.longs().between(-LARGEST_DRIFT_PPM, LARGEST_DRIFT_PPM);
        return Combinators.combine(service(), ppm, millis(1)).as(Fault.ClockDrift::new);
    }

    private Arbitrary<NodeId> service() {
        return Arbitraries.of(services);
    }

    /** Every division of the nodes into two; the simplest cuts off node 0. */
    private Arbitrary<List<NodeId>> side() {
        return Arbitraries.integers()
                .between(1, (1 << nodes.size()) - 2)
                .map(members -> nodes.stream()
                        .filter(node -> (members >> node.index() & 1) == 1)
                        .toList());
    }

    private Arbitrary<List<NodeId>> path() {
        int others = nodes.size() - 1;
        return Arbitraries.integers().between(0, nodes.size() * others - 1).map(path -> {
            int from = path / others;
            int to = path % others;
            return List.of(nodes.get(from), nodes.get(to < from ? to : to + 1));
        });
    }

    private static Fault.Clog clog(List<NodeId> path, Duration length) {
        return new Fault.Clog(path.getFirst(), path.getLast(), length);
    }

    /** What always happens is the plainest. */
    private static Arbitrary<Rate> rate() {
        return Arbitraries.of(Rate.ALWAYS, Rate.percent(50), Rate.percent(20), Rate.percent(5));
    }

    private Arbitrary<Duration> millis(long shortest) {
        return millis(shortest, faults.longestMillis());
    }

    private static Arbitrary<Duration> millis(long shortest, long longest) {
        return Arbitraries.longs()
                .between(shortest, longest)
                .shrinkTowards(shortest)
                .map(Duration::ofMillis);
    }

    private static <A, B, F extends Fault> Arbitrary<F> both(
            Arbitrary<A> first, Arbitrary<B> second, Combinators.F2<A, B, F> combinator) {
        return Combinators.combine(first, second).as(combinator);
    }
}
