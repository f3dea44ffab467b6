package dev.marionette.examples.broadcast;

import dev.marionette.api.NodeId;
import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** After any trouble a majority is left, for good: it has to find a leader, and a client on its side gets its records in. */
final class Liveness {

    private static final Duration TROUBLE = Duration.ofMillis(300);
    private static final int RECORDS = 3;

    private final RandomGenerator random;
    private final BroadcastCluster cluster;

    Liveness(World world) {
        random = world.workload();
        cluster = new BroadcastCluster(world, new BroadcastCluster.Size(5, 1, 2), SafetyRules.COMPLETE);
        cluster.control().apply(Profile.SWARM.with(FaultFamily.DISK_ERRORS).maxDown(5));
    }

    void trouble() {
        cluster.control().runFor(TROUBLE);
    }

    void aMajorityGetsOn() throws Exception {
        List<NodeId> replicas = new ArrayList<>(cluster.replicas());
        Collections.shuffle(replicas, random);
        // Not only cut off by chance: a leader that is heard by the replicas and not by the client may keep it waiting.
        replicas.subList(3, 5).forEach(node -> cluster.control().node(node).crash());
        List<NodeId> core = new ArrayList<>(replicas.subList(0, 3));
        core.addAll(cluster.clients());
        cluster.control().transitionToLiveness(core);
        cluster.bootClients(RECORDS, Duration.ofMinutes(1));
        cluster.control()
                .expectEventually(
                        "every record is acknowledged",
                        Duration.ofSeconds(10),
                        () -> cluster.ledger().acknowledgements() == RECORDS);
    }

    BroadcastCluster cluster() {
        return cluster;
    }
}
