package dev.marionette.examples.register;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.disk.DiskIoException;
import dev.marionette.check.history.History;
import dev.marionette.check.history.WorldHistory;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import dev.marionette.sim.Control;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/** A register in a simulation: replicas on the first nodes, clients on the ones after them, and what the clients see of it. */
final class Cluster {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    /** A thousand times what any of the histories needs. */
    private static final Budget BUDGET = Budget.configurations(1_000_000);

    private final Simulation sim;
    private final RegisterOptions options;
    private final List<NodeId> clients;
    private final Protocol protocol;
    private final WorldHistory<RegisterCall, Reply> history;
    private final Atomicity atomicity = new Atomicity();
    private final SortedSet<NodeId> ended = new TreeSet<>();
    private long lastValue;

    Cluster(World world, int replicas, int clients, Protocol protocol) {
        this.sim = world.simulate(SimulationOptions.nodes(replicas + clients));
        this.options = RegisterOptions.replicas(sim.nodes().subList(0, replicas))
                .withRetries(Duration.ofMillis(8), Duration.ofMillis(30))
                .withOperationTimeout(Duration.ofMillis(150));
        this.clients = sim.nodes().subList(replicas, replicas + clients);
        this.protocol = protocol;
        this.history = WorldHistory.of(world, Notations.register());
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

    /** Fails unless a single register, used by one client at a time, could have answered as the clients were answered. */
    void requireLinearizable() {
        switch (verdict(history.history())) {
            case Linearizable linearizable -> {}
            case NotLinearizable wrong -> throw wrong.error();
            case Unknown unknown -> Assertions.fail(unknown.reason());
        }
    }

    /** What the checker says of a history of a register. */
    static Verdict verdict(History<RegisterCall, Reply> history) {
        return Linearizability.check(Models.register(), history, BUDGET);
    }

    /** What the clients have seen so far. */
    History<RegisterCall, Reply> history() {
        return history.history();
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
        ended.remove(node);
        sim.node(node).boot(env -> running -> {
            script.run(open(env));
            ended.add(node);
        });
    }

    /** Boots all clients with the same script. */
    void bootClients(Script script) {
        clients.forEach(node -> boot(node, script));
    }

    /** Boots the client, and expects that it comes to its end. */
    void run(NodeId node, Script script) throws Exception {
        boot(node, script);
        control().expectEventually("client " + node + " comes to its end", ENOUGH, () -> ended.contains(node));
    }

    boolean clientsEnded() {
        return ended.size() == clients.size();
    }

    /** Expects that every client comes to its end. */
    void expectClientsToEnd() throws Exception {
        control().expectEventually("every client comes to its end", ENOUGH, this::clientsEnded);
    }

    /** Lets time pass until every client has come to its end, and this long at most. */
    void awaitClients(Duration atMost) {
        Instant until = control().now().plus(atMost);
        while (!clientsEnded() && control().now().isBefore(until)) {
            control().runFor(PAUSE);
        }
    }

    private RecordedClient open(Env env) throws IOException, InterruptedException {
        return new RecordedClient(openClient(env), history.client(env), atomicity, "client " + env.node());
    }

    private Client openClient(Env env) throws IOException, InterruptedException {
        while (true) {
            try {
                return Client.open(env, endpoint(env.node()), options, protocol);
            } catch (ClosedByInterruptException e) {
                throw new InterruptedException("asked to stop while the disk was busy");
            } catch (DiskIoException e) {
                env.io().sleep(PAUSE);
            }
        }
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
