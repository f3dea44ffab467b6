package dev.marionette.examples.register;

import dev.marionette.api.NodeId;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.node.NodeControl;
import dev.marionette.sim.node.NodeState;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Several clients do anything, and anything happens to the machines under them. */
final class Swarm {

    private static final int OPERATIONS = 10;
    private static final int TROUBLES = 60;

    private final RandomGenerator random;
    private final Cluster cluster;

    Swarm(World world, Protocol protocol) {
        random = world.workload();
        cluster = new Cluster(world, 3 + 2 * random.nextInt(2), 2 + random.nextInt(2), protocol);
        AnyFaults any = new AnyFaults(random);
        DiskFaults diskFaults = any.disk();
        cluster.replicas().forEach(node -> cluster.control().disk(node).faults(diskFaults));
        cluster.control().network().faults(any.network(cluster.nodes()));
    }

    void anything() {
        cluster.bootClients(client -> {
            for (int i = 0; i < OPERATIONS; i++) {
                operate(client);
            }
        });
        for (int i = 0; i < TROUBLES && !cluster.clientsEnded(); i++) {
            cluster.control().runFor(Duration.ofMillis(random.nextLong(1, 20)));
            trouble();
        }
        heal();
        cluster.awaitClients();
    }

    /** What was acknowledged is still there when all is quiet again. */
    void lookOnceMore() {
        cluster.clients().forEach(node -> cluster.run(node, RecordedClient::read));
    }

    Atomicity atomicity() {
        return cluster.atomicity();
    }

    private void operate(RecordedClient client) throws InterruptedException {
        if (random.nextBoolean()) {
            client.write(cluster.newValue());
        } else {
            client.read();
        }
    }

    private void trouble() {
        List<NodeId> nodes = cluster.nodes();
        NodeControl node = cluster.control().node(nodes.get(random.nextInt(nodes.size())));
        if (node.state() == NodeState.DOWN) {
            node.restart();
        } else if (node.state() == NodeState.RUNNING && random.nextInt(4) == 0) {
            node.crash();
        }
    }

    private void heal() {
        cluster.control().network().faults(NetworkFaults.none()).heal();
        cluster.nodes().forEach(this::restart);
    }

    private void restart(NodeId node) {
        if (cluster.control().node(node).state() == NodeState.DOWN) {
            cluster.control().node(node).restart();
        }
    }
}
