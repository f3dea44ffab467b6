package dev.marionette.examples.register;

import dev.marionette.api.NodeId;
import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.Step;
import dev.marionette.sim.World;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Several clients do anything, and anything happens to the machines under them. */
final class Swarm {

    private static final int OPERATIONS = 8;

    /** How long the trouble lasts at most; long enough for every operation to run into its time limit. */
    private static final Duration TROUBLE = Duration.ofSeconds(1);

    /** What a program survives that forces what it promises, and disks that fail for a moment; it uses no connections. */
    static final Profile PROFILE = Profile.SWARM.with(FaultFamily.DISK_ERRORS).without(FaultFamily.STREAMS);

    private final World world;
    private final Cluster cluster;

    Swarm(World world, Protocol protocol) {
        this.world = world;
        RandomGenerator random = world.workload();
        cluster = new Cluster(world, 3 + 2 * random.nextInt(2), 2 + random.nextInt(2), protocol);
        cluster.control().apply(PROFILE.maxDown(cluster.nodes().size() - 1));
    }

    void anything() throws Exception {
        cluster.bootClients(client -> {
            for (Step step : world.steps(client.name(), OPERATIONS)) {
                operate(client, step);
            }
        });
        cluster.awaitClients(TROUBLE);
        cluster.control().transitionToLiveness(cluster.nodes());
        cluster.expectClientsToEnd();
    }

    /** What was acknowledged is still there when all is quiet again. */
    void lookOnceMore() throws Exception {
        for (NodeId node : cluster.clients()) {
            for (Step step : world.steps("client " + node, 1)) {
                step.does("read once more");
                cluster.run(node, RecordedClient::read);
            }
        }
    }

    Cluster cluster() {
        return cluster;
    }

    private void operate(RecordedClient client, Step step) throws InterruptedException {
        if (step.random().nextBoolean()) {
            long value = cluster.newValue();
            step.does("write " + value);
            client.write(value);
        } else {
            step.does("read");
            client.read();
        }
    }
}
