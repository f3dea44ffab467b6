package dev.marionette.examples.register;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.PartitionDynamics;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The faults that the register is made for. Each kind is off in half of all draws, so that one does not always hide another. */
final class AnyFaults {

    private final RandomGenerator random;

    AnyFaults(RandomGenerator random) {
        this.random = random;
    }

    /** Whatever crashes lose and transient errors refuse. Damage to what was forced is left out: replicas believe their disks. */
    DiskFaults disk() {
        return DiskFaults.none()
                .lostWrite(rate(50))
                .reorderedWrite(rate(50))
                .earlyWriteBack(rate(50))
                .lostEntry(rate(50))
                .readError(rate(5))
                .writeError(rate(5));
    }

    NetworkFaults network(List<NodeId> nodes) {
        return NetworkFaults.none()
                .latency(latency())
                .lossiness(rate(20))
                .duplication(rate(20))
                .reordering(rate(20), Duration.ofMillis(20))
                .corruption(rate(5))
                .clogs(random.nextBoolean() ? new Clogs(Rate.percent(1), Duration.ofMillis(20)) : Clogs.none())
                .partitions(random.nextBoolean() ? partitions().among(nodes) : PartitionDynamics.none());
    }

    private Latency latency() {
        Duration millisecond = Duration.ofMillis(1);
        return switch (random.nextInt(4)) {
            case 0 -> Latency.constant(millisecond);
            case 1 -> Latency.uniform(millisecond, Duration.ofMillis(4));
            case 2 -> Latency.exponential(millisecond, Duration.ofMillis(2));
            default ->
                Latency.bimodal(
                        Latency.constant(millisecond), Latency.constant(Duration.ofMillis(15)), Rate.percent(10));
        };
    }

    private PartitionDynamics partitions() {
        Rate begin = Rate.percent(2);
        Rate heal = Rate.percent(3);
        PartitionDynamics dynamics = switch (random.nextInt(3)) {
            case 0 -> PartitionDynamics.isolateOne(begin, heal);
            case 1 -> PartitionDynamics.splitUniformly(begin, heal);
            default -> PartitionDynamics.splitBySize(begin, heal);
        };
        return random.nextInt(3) == 0 ? dynamics.inOneDirection() : dynamics;
    }

    private Rate rate(int mostPercent) {
        return random.nextBoolean() ? Rate.percent(random.nextInt(1, mostPercent + 1)) : Rate.NEVER;
    }
}
