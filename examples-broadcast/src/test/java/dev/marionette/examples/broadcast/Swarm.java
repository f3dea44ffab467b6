package dev.marionette.examples.broadcast;

import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.World;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Several clients append, and anything happens to the machines and to the network under them, by chance. */
final class Swarm {

    private static final Duration LIMIT = Duration.ofMillis(150);

    private static final Duration ENOUGH = Duration.ofSeconds(1);

    private final RandomGenerator random;
    private final BroadcastCluster cluster;

    Swarm(World world, SafetyRules rules) {
        random = world.workload();
        cluster = new BroadcastCluster(world, anySize(), rules);
        cluster.control()
                .apply(Profile.SWARM
                        .with(FaultFamily.DISK_ERRORS)
                        .maxDown(cluster.replicas().size()));
    }

    void anything() {
        cluster.bootClients(random.nextInt(2, 5), LIMIT);
        cluster.awaitClients();
    }

    /** When the trouble ends, every replica has to deliver everything. */
    void thenCalm() throws Exception {
        cluster.calm();
        cluster.expectConvergence();
    }

    /** When the trouble ends, one more record brings out what the others have become; nobody is asked to deliver. */
    void thenOneMoreRecord() {
        cluster.calm();
        cluster.bootOneMoreClient(ENOUGH);
        cluster.awaitClients();
        cluster.control().runFor(ENOUGH);
    }

    BroadcastCluster cluster() {
        return cluster;
    }

    private BroadcastCluster.Size anySize() {
        return new BroadcastCluster.Size(random.nextInt(4) == 0 ? 5 : 3, 2, random.nextInt(1, 4));
    }
}
