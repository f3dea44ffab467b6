package dev.marionette.examples.register;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.sim.Control;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.node.NodeState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A register in a simulation: replicas on the first nodes, clients on the ones after them, and the rules that all of it must keep. */
final class Cluster {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Simulation sim;
    private final RegisterOptions options;
    private final List<NodeId> clients;
    private final Protocol protocol;
    private final Atomicity atomicity = new Atomicity();
    private int processes;
    private long lastValue;

    Cluster(World world, int replicas, int clients, Protocol protocol) {
        this.sim = world.simulate(SimulationOptions.nodes(replicas + clients)
                .services(IntStream.range(0, replicas).toArray()));
        this.options = RegisterOptions.replicas(sim.services())
                .withRetries(Duration.ofMillis(8), Duration.ofMillis(30))
                .withOperationTimeout(Duration.ofMillis(150));
        this.clients = sim.nodes().subList(replicas, replicas + clients);
        this.protocol = protocol;
        replicas().forEach(node -> sim.node(node).boot(env -> new Replica(endpoint(node), protocol)));
    }

    Control control() {
        return sim.control();
    }

    List<NodeId> nodes() {
        return sim.nodes();
    }

    List<NodeId> replicas() {
        return options.replicas();
    }

    List<NodeId> clients() {
        return clients;
    }

    Atomicity atomicity() {
        return atomicity;
    }

    /** A value that was never written before. */
    long newValue() {
        return ++lastValue;
    }

    /** Boots a client that does this and ends; after a crash of its node it begins again, as another client. */
    void boot(NodeId node, Script script) {
        sim.node(node).boot(env -> running -> script.run(open(env)));
    }

    /** Boots all clients with the same script. */
    void bootClients(Script script) {
        clients.forEach(node -> boot(node, script));
    }

    boolean clientsEnded() {
        return clients.stream().allMatch(node -> control().node(node).state() == NodeState.STOPPED);
    }

    /** Lets time pass until every client has come to its end. */
    void awaitClients() {
        while (!clientsEnded()) {
            control().runFor(PAUSE);
        }
    }

    /** Boots the client and lets time pass until it has come to its end. */
    void run(NodeId node, Script script) {
        boot(node, script);
        while (control().node(node).state() != NodeState.STOPPED) {
            control().runFor(PAUSE);
        }
    }

    private RecordedClient open(Env env) throws IOException {
        HistoryRecorder history = new HistoryRecorder(env.recorder(), processes++);
        Client client = Client.open(env, endpoint(env.node()), options, protocol);
        return new RecordedClient(client, history, atomicity, "client " + env.node());
    }

    private WatchedEndpoint endpoint(NodeId node) {
        return new WatchedEndpoint(sim.endpoint(Message.CODEC, node), atomicity);
    }

    /** What a client does. */
    @FunctionalInterface
    interface Script {
        void run(RecordedClient client) throws Exception;
    }
}
