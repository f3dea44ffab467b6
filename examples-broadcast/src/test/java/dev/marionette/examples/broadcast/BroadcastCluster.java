package dev.marionette.examples.broadcast;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.disk.DiskIoException;
import dev.marionette.sim.Control;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.Step;
import dev.marionette.sim.World;
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
    private static final Duration CONVERGENCE = Duration.ofSeconds(5);

    private final Simulation sim;
    private final Cluster cluster;
    private final List<NodeId> clients;
    private final SafetyRules rules;
    private final World world;
    private final Ledger ledger;
    private final LogHistory history;

    /** A cluster with batches of two entries. */
    BroadcastCluster(World world, int replicas, int clients, SafetyRules rules) {
        this(world, new Size(replicas, clients, 2), rules);
    }

    BroadcastCluster(World world, Size size, SafetyRules rules) {
        int replicas = size.replicas;
        this.sim = world.simulate(SimulationOptions.nodes(replicas + size.clients)
                .services(IntStream.range(0, replicas).toArray()));
        this.cluster = Cluster.of(sim.services()).withTimes(HEARTBEAT, PATIENCE).withBatch(size.batch);
        this.clients = sim.nodes().subList(replicas, replicas + size.clients);
        this.rules = rules;
        this.world = world;
        this.history = new LogHistory(world);
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

    LogHistory history() {
        return history;
    }

    /** Boots all clients; each appends that many records, one after the other. */
    void bootClients(int records, Duration limit) {
        for (NodeId node : clients) {
            sim.node(node).boot(env -> running -> append(client(env, node.index()), records, limit));
        }
    }

    /** Boots one more client on the last node, which appends a record that everybody will see. */
    void bootOneMoreClient(Duration limit) {
        NodeId node = clients.getLast();
        sim.node(node).boot(env -> running -> append(client(env, sim.nodes().size()), 1, limit));
    }

    boolean haveClientsEnded() {
        return clients.stream().allMatch(node -> control().node(node).state() == NodeState.STOPPED);
    }

    void awaitClients() {
        while (!haveClientsEnded()) {
            control().runFor(STEP);
        }
    }

    /** Ends all faults, and starts what is down. */
    void calm() {
        control().transitionToLiveness(sim.nodes());
    }

    /** Lets time pass until every replica has delivered everything. */
    void expectConvergence() throws Exception {
        control().expectEventually("every replica delivers everything", CONVERGENCE, ledger::hasConverged);
        ledger.lookAtTheDisks();
    }

    /** Starts the replica again when its disk failed, as whatever runs a server does. What it wrote without a force is still there then. */
    private void supervise(Env env) throws IOException, InterruptedException {
        while (true) {
            try {
                replica(env).run(env);
            } catch (DiskIoException failed) {
                env.recorder().record("supervisor.restarts", Field.of("reason", "disk"));
                env.io().sleep(HEARTBEAT);
            }
        }
    }

    private Replica replica(Env env) {
        Ledger.Reader reader = ledger.reader(env.node());
        LogHistory.Process process = history.process(env);
        Subscriber subscriber = (index, entry) -> {
            reader.deliver(index, entry);
            process.delivers(index, entry);
        };
        return new Replica(
                new Replica.Surroundings(cluster, sim.endpoint(Message.CODEC, env.node()), subscriber), rules);
    }

    private RecordedClient client(Env env, int id) {
        Client client = new Client(cluster, env.io(), sim.endpoint(Message.CODEC, env.node()), id);
        return new RecordedClient(client, id, history.process(env), ledger);
    }

    private void append(RecordedClient client, int records, Duration limit) throws InterruptedException {
        for (Step step : world.steps("client " + client.id(), records)) {
            step.does("append a record");
            client.append(limit);
        }
    }

    /**
     * How large everything is.
     *
     * @param replicas the first nodes
     * @param clients the nodes after them
     * @param batch the number of entries in a message at most
     */
    record Size(int replicas, int clients, int batch) {}
}
