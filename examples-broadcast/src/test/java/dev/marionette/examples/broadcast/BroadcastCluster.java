package dev.marionette.examples.broadcast;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.disk.DiskIoException;
import dev.marionette.sim.Control;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.node.Attrition;
import dev.marionette.sim.node.NodeState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A broadcast log in a simulation: replicas on the first nodes, clients on the ones after them, and a ledger that watches all. */
final class BroadcastCluster {

    static final Duration HEARTBEAT = Duration.ofMillis(10);
    static final Duration PATIENCE = Duration.ofMillis(40);

    private static final Duration STEP = Duration.ofMillis(10);
    private static final int STEPS_TO_CONVERGE = 500;

    private final Simulation sim;
    private final Cluster cluster;
    private final List<NodeId> clients;
    private final SafetyRules rules;
    private final Ledger ledger;

    BroadcastCluster(World world, int replicas, int clients, SafetyRules rules) {
        this.sim = world.simulate(SimulationOptions.nodes(replicas + clients)
                .services(IntStream.range(0, replicas).toArray()));
        this.cluster = Cluster.of(sim.services()).withTimes(HEARTBEAT, PATIENCE).withBatch(2);
        this.clients = sim.nodes().subList(replicas, replicas + clients);
        this.rules = rules;
        this.ledger = new Ledger(sim.control(), cluster.replicas());
        cluster.replicas().forEach(node -> sim.node(node).boot(env -> running -> supervise(running)));
    }

    Control control() {
        return sim.control();
    }

    List<NodeId> replicas() {
        return cluster.replicas();
    }

    List<NodeId> clients() {
        return clients;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Boots all clients; each appends that many records, one after the other. */
    void bootClients(int records, Duration limit) {
        for (NodeId node : clients) {
            sim.node(node).boot(env -> running -> append(client(env), records, limit));
        }
    }

    boolean haveClientsEnded() {
        return clients.stream().allMatch(node -> control().node(node).state() == NodeState.STOPPED);
    }

    void awaitClients() {
        while (!haveClientsEnded()) {
            control().runFor(STEP);
        }
    }

    /** Ends all faults, and starts every replica that is down. */
    void calm() {
        control().network().faults(NetworkFaults.none());
        control().network().heal();
        control().nodes().attrition(Attrition.none());
        control().nodes().diskFaults(DiskFaults.none());
        control().nodes().restartAll();
    }

    /** Lets time pass until all replicas have delivered the same, at most for five seconds. */
    void converge() {
        for (int i = 0; i < STEPS_TO_CONVERGE && !ledger.hasConverged(); i++) {
            control().runFor(STEP);
        }
    }

    /** Starts the replica again when its disk failed, as whatever runs a server does. What it wrote without a force is still there then. */
    private void supervise(Env env) throws IOException, InterruptedException {
        while (true) {
            try {
                replica(env.node()).run(env);
            } catch (DiskIoException failed) {
                env.recorder().record("supervisor.restarts", Field.of("reason", "disk"));
                env.io().sleep(HEARTBEAT);
            }
        }
    }

    private Replica replica(NodeId node) {
        Replica.Surroundings surroundings =
                new Replica.Surroundings(cluster, sim.endpoint(Message.CODEC, node), ledger.subscriber(node));
        return new Replica(surroundings, rules);
    }

    private RecordedClient client(Env env) {
        Client client = new Client(
                cluster,
                env.io(),
                sim.endpoint(Message.CODEC, env.node()),
                env.node().index());
        return new RecordedClient(client, env, ledger);
    }

    private static void append(RecordedClient client, int records, Duration limit) throws InterruptedException {
        for (int i = 0; i < records; i++) {
            client.append(limit);
        }
    }
}
