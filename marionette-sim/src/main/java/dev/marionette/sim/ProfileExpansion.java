package dev.marionette.sim;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.PartitionDynamics;
import dev.marionette.sim.net.StreamFaults;
import dev.marionette.sim.node.Attrition;
import dev.marionette.sim.node.ClockSkew;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a profile means for one world.
 *
 * <p>Each family draws from a stream of its own, so that leaving one out never changes the others.
 */
final class ProfileExpansion {

    private static final TraceName OPTIONS = TraceName.of("profile.options");
    private static final TraceKey NAME = TraceKey.of("name");
    private static final TraceKey ON = TraceKey.of("on");
    private static final TraceKey OFF = TraceKey.of("off");
    private static final TraceKey EXCLUDED = TraceKey.of("excluded");
    private static final TraceKey BUGGIFY = TraceKey.of("buggify_activation");

    private final Profile profile;
    private final Map<FaultFamily, FaultDial> dials = new EnumMap<>(FaultFamily.class);

    private ProfileExpansion(Profile profile) {
        this.profile = profile;
    }

    static ProfileExpansion of(Profile profile, Kernel kernel) {
        ProfileExpansion expansion = new ProfileExpansion(profile);
        for (FaultFamily family : FaultFamily.values()) {
            expansion.dials.put(family, dial(profile, family, kernel));
        }
        expansion.trace(kernel);
        return expansion;
    }

    private static FaultDial dial(Profile profile, FaultFamily family, Kernel kernel) {
        if (!profile.families().contains(family)) {
            return FaultDial.OFF;
        }
        if (!profile.isDrawn()) {
            return FaultDial.MILD;
        }
        Prng random = kernel.newStream(StreamName.PROFILE, family.ordinal());
        kernel.countDecision(ChoiceFamily.SETTINGS);
        return FaultDial.drawn(kernel.choices(), family.traceName(), random);
    }

    private void trace(Kernel kernel) {
        EnumSet<FaultFamily> on = EnumSet.noneOf(FaultFamily.class);
        dials.forEach((family, dial) -> {
            if (dial.isOn()) {
                on.add(family);
            }
        });
        EnumSet<FaultFamily> off = EnumSet.noneOf(FaultFamily.class);
        off.addAll(profile.families());
        off.removeAll(on);
        EnumSet<FaultFamily> excluded = EnumSet.allOf(FaultFamily.class);
        excluded.removeAll(profile.families());
        TraceWriter line = kernel.trace(OPTIONS).literal(NAME, profile.toString());
        names(line, ON, on);
        names(line, OFF, off);
        if (!profile.isQuiet()) {
            names(line, EXCLUDED, excluded);
        }
        line.rate(BUGGIFY, buggifyActivation()).end();
    }

    private static void names(TraceWriter line, TraceKey key, EnumSet<FaultFamily> families) {
        if (!families.isEmpty()) {
            line.text(key, families.stream().map(FaultFamily::traceName).collect(Collectors.joining(",")));
        }
    }

    private FaultDial dial(FaultFamily family) {
        return dials.getOrDefault(family, FaultDial.OFF);
    }

    NetworkFaults network() {
        FaultDial reordering = dial(FaultFamily.REORDERING);
        NetworkFaults faults = NetworkFaults.none()
                .latency(latency(dial(FaultFamily.LATENCY)))
                .lossiness(dial(FaultFamily.LOSS).permille(5, 1, 200))
                .duplication(dial(FaultFamily.DUPLICATION).permille(5, 1, 200))
                .corruption(dial(FaultFamily.CORRUPTION).permille(5, 1, 50))
                .clogs(clogs(dial(FaultFamily.CLOGS)))
                .partitions(partitions(dial(FaultFamily.PARTITIONS)));
        return reordering.isOn()
                ? faults.reordering(reordering.permille(10, 1, 200), reordering.millis(5, 1, 50))
                : faults;
    }

    private static Latency latency(FaultDial dial) {
        if (!dial.isOn()) {
            return Latency.constant(Duration.ofMillis(1));
        }
        Duration floor = Duration.ofNanos(dial.pick(500_000, new FaultDial.Range(10_000, 2_000_000)));
        Latency uniform = Latency.uniform(floor, floor.plus(dial.millis(3, 1, 20)));
        return switch (dial.choice(3)) {
            case 0 -> uniform;
            case 1 -> Latency.exponential(floor, dial.millis(2, 1, 10));
            default -> Latency.bimodal(uniform, Latency.constant(dial.millis(50, 20, 200)), dial.permille(10, 5, 100));
        };
    }

    private static Clogs clogs(FaultDial dial) {
        return dial.isOn() ? new Clogs(dial.oneIn(2_000, 50, 4_000), dial.millis(5, 1, 100)) : Clogs.none();
    }

    private static PartitionDynamics partitions(FaultDial dial) {
        if (!dial.isOn()) {
            return PartitionDynamics.none();
        }
        Rate rate = dial.oneIn(1_000, 20, 2_000);
        Rate healing = dial.oneIn(20, 2, 100);
        PartitionDynamics dynamics = switch (dial.choice(3)) {
            case 0 -> PartitionDynamics.isolateOne(rate, healing);
            case 1 -> PartitionDynamics.splitUniformly(rate, healing);
            default -> PartitionDynamics.splitBySize(rate, healing);
        };
        dynamics = dynamics.atLeast(dial.millis(5, 1, 100), dial.millis(20, 1, 100));
        return dial.choice(4) == 3 ? dynamics.inOneDirection() : dynamics;
    }

    StreamFaults streams() {
        FaultDial dial = dial(FaultFamily.STREAMS);
        return dial.isOn()
                ? new StreamFaults(dial.permille(50, 10, 500), dial.oneIn(5_000, 100, 10_000))
                : StreamFaults.none();
    }

    Attrition attrition(List<NodeId> services) {
        FaultDial crashes = dial(FaultFamily.CRASHES);
        FaultDial stops = dial(FaultFamily.STOPS);
        FaultDial wipes = dial(FaultFamily.WIPES);
        FaultDial first = crashes.isOn() ? crashes : stops.isOn() ? stops : wipes;
        if (!first.isOn()) {
            return Attrition.none();
        }
        return Attrition.crashes(first.oneIn(2_000, 50, 5_000))
                .restarts(first.oneIn(20, 2, 200))
                .maxDown(profile.maxDownOf(services.size()))
                .minimumUp(first.millis(20, 1, 200))
                .minimumDown(first.millis(10, 1, 100))
                .pendingWriteFactor(first.choice(2) == 0 ? 1 : 10)
                .kinds(weight(crashes, 8), weight(stops, 4), weight(wipes, 1))
                .grace(first.millis(100, 1, 1_000))
                .of(services);
    }

    private static int weight(FaultDial dial, int weight) {
        return dial.isOn() ? weight : 0;
    }

    /** The faults of every service's disk. */
    DiskFaults disk() {
        boolean quiet = Stream.of(
                        FaultFamily.LOST_WRITES,
                        FaultFamily.LOST_NAMES,
                        FaultFamily.DISK_STALLS,
                        FaultFamily.DISK_ERRORS,
                        FaultFamily.DISK_CORRUPTION)
                .noneMatch(family -> dial(family).isOn());
        return quiet ? DiskFaults.none() : drawnDisk();
    }

    private DiskFaults drawnDisk() {
        FaultDial writes = dial(FaultFamily.LOST_WRITES);
        FaultDial names = dial(FaultFamily.LOST_NAMES);
        FaultDial errors = dial(FaultFamily.DISK_ERRORS);
        FaultDial bits = dial(FaultFamily.DISK_CORRUPTION);
        DiskFaults faults = DiskFaults.none()
                .lostWrite(writes.permille(500, 50, 1_000))
                .tornWrite(writes.permille(250, 50, 1_000))
                .reorderedWrite(writes.permille(250, 50, 500))
                .earlyWriteBack(writes.permille(100, 50, 500))
                .lostEntry(names.permille(250, 50, 1_000))
                .lostRename(names.permille(250, 50, 1_000))
                .readError(errors.permille(1, 1, 20))
                .writeError(errors.permille(1, 1, 20))
                .corruptRead(bits.permille(1, 1, 20))
                .badSector(bits.permille(1, 1, 5));
        FaultDial stalls = dial(FaultFamily.DISK_STALLS);
        return stalls.isOn() ? faults.stall(stalls.oneIn(2_000, 50, 5_000), stalls.millis(10, 1, 200)) : faults;
    }

    /** The skew of one more clock. */
    ClockSkew skew() {
        FaultDial dial = dial(FaultFamily.CLOCKS);
        if (!dial.isOn()) {
            return ClockSkew.none();
        }
        ClockSkew skew = ClockSkew.offset(Duration.ofNanos(dial.signed(5_000_000, 2_000_000_000)))
                .plus(ClockSkew.drift(dial.signed(50, 1_000)));
        return switch (dial.choice(3)) {
            case 0 -> skew;
            case 1 ->
                skew.plus(ClockSkew.step(dial.millis(100, 1, 2_000), Duration.ofMillis(dial.signed(100, 10_000))));
            default -> skew.plus(ClockSkew.periodic(dial.millis(5, 1, 500), dial.millis(1_000, 10, 10_000)));
        };
    }

    Rate buggifyActivation() {
        return dial(FaultFamily.BUGGIFY).isOn() ? Rate.oneIn(2) : Rate.NEVER;
    }
}
