package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import dev.marionette.sim.World;
import dev.marionette.sim.net.Latency;
import java.time.Duration;

/** Nothing crashes: every record is acknowledged, and delivered everywhere. */
final class HappyPath {

    private static final int CLIENTS = 2;
    private static final int RECORDS = 5;

    private final BroadcastCluster cluster;

    HappyPath(World world) {
        cluster = new BroadcastCluster(world, 3, CLIENTS, SafetyRules.COMPLETE);
        cluster.control()
                .network()
                .latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(5)))
                .lossiness(Rate.percent(10))
                .duplication(Rate.percent(10))
                .reordering(Rate.percent(10), Duration.ofMillis(20));
    }

    void appendEverything() throws Exception {
        cluster.bootClients(RECORDS, Duration.ofSeconds(10));
        cluster.awaitClients();
        cluster.calm();
        cluster.expectConvergence();
    }

    BroadcastCluster cluster() {
        return cluster;
    }

    void everythingWasAcknowledged() {
        assertThat(cluster.ledger().acknowledgements()).isEqualTo(CLIENTS * RECORDS);
    }
}
