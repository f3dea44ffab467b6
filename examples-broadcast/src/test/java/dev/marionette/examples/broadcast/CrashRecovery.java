package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The power fails at one replica after the other, and then at all at once, and takes all that it may. */
final class CrashRecovery {

    private final RandomGenerator random;
    private final BroadcastCluster cluster;

    CrashRecovery(World world) {
        random = world.workload();
        cluster = new BroadcastCluster(world, 3, 1, SafetyRules.COMPLETE);
        cluster.control()
                .nodes()
                .diskFaults(DiskFaults.none().lostWrite(Rate.ALWAYS).lostEntry(Rate.ALWAYS));
    }

    void crashOneAfterTheOther() {
        cluster.bootClients(40, Duration.ofSeconds(10));
        for (NodeId replica : cluster.replicas()) {
            cluster.control().runFor(anyPause());
            cluster.control().node(replica).crash();
            cluster.control().runFor(anyPause());
            cluster.control().node(replica).restart();
        }
        cluster.awaitClients();
    }

    void crashAllAtOnce() throws Exception {
        cluster.replicas().forEach(replica -> cluster.control().node(replica).crash());
        cluster.calm();
        cluster.expectConvergence();
    }

    /** To the nanosecond, so that some crashes come between a write and its force. */
    private Duration anyPause() {
        return Duration.ofNanos(random.nextLong(50_000_000, 150_000_000));
    }

    BroadcastCluster cluster() {
        return cluster;
    }

    void everyRecordIsBack() {
        assertThat(cluster.ledger().acknowledgements()).isEqualTo(40);
        assertThat(cluster.ledger().delivered())
                .filteredOn(entry -> !entry.isOpening())
                .extracting(Entry::sequence)
                .hasSize(40)
                .isSorted();
    }
}
