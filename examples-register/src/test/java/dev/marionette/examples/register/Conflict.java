package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.World;
import dev.marionette.sim.net.Latency;
import java.time.Duration;

/** Several clients write and read at the same time; nothing fails. */
final class Conflict {

    private static final int OPERATIONS = 6;

    private final Cluster cluster;
    private int completed;

    Conflict(World world) {
        cluster = new Cluster(world, 3, 3, Protocol.COMPLETE);
        cluster.control().network().latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(5)));
    }

    void writeAndReadAtTheSameTime() throws Exception {
        cluster.bootClients(client -> {
            for (int i = 0; i < OPERATIONS; i++) {
                count(client.write(cluster.newValue()));
                count(client.read());
            }
        });
        cluster.expectClientsToEnd();
    }

    void everyOperationTookPlace() {
        assertThat(completed).isEqualTo(2 * OPERATIONS * cluster.clients().size());
    }

    Cluster cluster() {
        return cluster;
    }

    private void count(Outcome outcome) {
        completed += outcome instanceof Outcome.Ok ? 1 : 0;
    }
}
