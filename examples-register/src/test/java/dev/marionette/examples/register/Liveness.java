package dev.marionette.examples.register;

import dev.marionette.api.NodeId;
import dev.marionette.sim.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** First anything happens, then a majority of the replicas is left in peace and the others stay as they are: now every client must get on. */
final class Liveness {

    private static final Duration TROUBLE = Duration.ofMillis(200);
    private static final Duration ENOUGH = Duration.ofSeconds(5);
    private static final int OPERATIONS = 3;

    private final RandomGenerator random;
    private final Cluster cluster;
    private boolean quiet;

    Liveness(World world, Protocol protocol) {
        random = world.workload();
        cluster = new Cluster(world, 3 + 2 * random.nextInt(2), 2, protocol);
        cluster.control().apply(Swarm.PROFILE.maxDown(cluster.nodes().size() - 1));
    }

    void troubleAndThenQuiet() throws Exception {
        cluster.bootClients(this::operateUntilQuietAndThenSome);
        cluster.control().runFor(TROUBLE);
        cluster.control().transitionToLiveness(core());
        quiet = true;
        cluster.control().expectEventually("every client gets its operations done", ENOUGH, cluster::clientsEnded);
    }

    Cluster cluster() {
        return cluster;
    }

    /** Operations that fail in the quiet time are tried again; what counts is that it ends. */
    private void operateUntilQuietAndThenSome(RecordedClient client) throws InterruptedException {
        int done = 0;
        while (done < OPERATIONS) {
            boolean counts = quiet;
            Outcome outcome = random.nextBoolean() ? client.write(cluster.newValue()) : client.read();
            done += counts && outcome instanceof Outcome.Ok ? 1 : 0;
        }
    }

    /** Any bare majority of the replicas, and the clients. */
    private List<NodeId> core() {
        List<NodeId> replicas = new ArrayList<>(cluster.replicas());
        while (2 * (replicas.size() - 1) > cluster.replicas().size()) {
            replicas.remove(random.nextInt(replicas.size()));
        }
        replicas.addAll(cluster.clients());
        return replicas;
    }
}
