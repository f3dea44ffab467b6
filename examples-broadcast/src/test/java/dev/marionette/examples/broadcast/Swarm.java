package dev.marionette.examples.broadcast;

import dev.marionette.api.Rate;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.PartitionDynamics;
import dev.marionette.sim.node.Attrition;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Several clients append, and anything happens to the machines and to the network under them, by chance. */
final class Swarm {

    private static final Duration LIMIT = Duration.ofMillis(250);

    private final RandomGenerator random;
    private final BroadcastCluster cluster;

    Swarm(World world, SafetyRules rules) {
        random = world.workload();
        cluster = new BroadcastCluster(world, random.nextInt(4) == 0 ? 5 : 3, 2, rules);
        cluster.control().nodes().diskFaults(anyDiskFaults());
        cluster.control().nodes().attrition(anyAttrition());
        cluster.control().network().faults(anyNetworkFaults());
    }

    void anything() {
        cluster.bootClients(random.nextInt(2, 6), LIMIT);
        cluster.awaitClients();
        cluster.calm();
        cluster.converge();
    }

    Ledger ledger() {
        return cluster.ledger();
    }

    /** Each kind of fault is off in half of all seeds, so that one kind does not always hide another. */
    private DiskFaults anyDiskFaults() {
        return DiskFaults.none()
                .lostWrite(anyRate(80))
                .tornWrite(anyRate(50))
                .reorderedWrite(anyRate(50))
                .earlyWriteBack(anyRate(50))
                .lostEntry(anyRate(50))
                .writeError(anyRate(1));
    }

    private Attrition anyAttrition() {
        return random.nextBoolean()
                ? Attrition.none()
                : Attrition.crashes(Rate.oneIn(random.nextInt(50, 500)))
                        .restarts(Rate.oneIn(random.nextInt(5, 100)))
                        .maxDown(cluster.replicas().size())
                        .kinds(4, 1, 0)
                        .pendingWriteFactor(20);
    }

    private NetworkFaults anyNetworkFaults() {
        return NetworkFaults.none()
                .latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(random.nextInt(1, 10))))
                .lossiness(anyRate(10))
                .duplication(anyRate(10))
                .reordering(anyRate(20), BroadcastCluster.PATIENCE.multipliedBy(2))
                .clogs(new Clogs(anyRate(1), Duration.ofMillis(30)))
                .partitions(anyPartitions());
    }

    private PartitionDynamics anyPartitions() {
        Rate begins = anyRate(2);
        Rate ends = Rate.percent(2);
        PartitionDynamics dynamics = random.nextBoolean()
                ? PartitionDynamics.isolateOne(begins, ends)
                : PartitionDynamics.splitUniformly(begins, ends);
        return random.nextBoolean() ? dynamics : dynamics.inOneDirection();
    }

    private Rate anyRate(int percent) {
        return random.nextBoolean() ? Rate.percent(percent) : Rate.NEVER;
    }
}
