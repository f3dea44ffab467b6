package dev.marionette.sim.net.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.marionette.api.Io;
import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.net.NetworkControl;
import dev.marionette.sim.net.StreamControl;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Three nodes and connections between them, in a world that runs twice. */
final class Wires {

    static final NodeId CLIENT = NodeId.of(0);
    static final NodeId SERVER = NodeId.of(1);

    /** A server that nothing befalls. */
    static final NodeId OTHER = NodeId.of(2);

    static final int PORT = 7_000;

    private final Simulation sim;
    private int pairs;

    private Wires(Simulation sim) {
        this.sim = sim;
    }

    /** Both ends of an open connection. */
    record Pair(Socket client, Socket server) {

        void ask(String text) throws IOException {
            client.getOutputStream().write(text.getBytes(US_ASCII));
        }

        void answer(String text) throws IOException {
            server.getOutputStream().write(text.getBytes(US_ASCII));
        }

        /** Reads what the client wrote, this many bytes of it. */
        String heard(int length) throws IOException {
            return new String(server.getInputStream().readNBytes(length), US_ASCII);
        }

        /** Reads what the server wrote, this many bytes of it. */
        String answered(int length) throws IOException {
            return new String(client.getInputStream().readNBytes(length), US_ASCII);
        }
    }

    static RunReport.Passed run(Action<Wires> test) {
        return run(7, test);
    }

    static RunReport.Passed run(long seed, Action<Wires> test) {
        Scenario<Simulation> scenario = Scenario.named("streams", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(sim -> test.accept(new Wires(sim)));
        return Runner.expectPass(scenario, Seed.of(seed));
    }

    Simulation sim() {
        return sim;
    }

    NetworkControl network() {
        return sim.control().network();
    }

    StreamControl streams() {
        return sim.control().streams();
    }

    Io at(NodeId node) {
        return sim.node(node).env().io();
    }

    /** Connects the client to a node. */
    Pair pair(NodeId server) throws IOException {
        try (ServerSocket listener = at(server).serverSockets().createServerSocket(PORT + pairs++)) {
            Socket client =
                    at(CLIENT).sockets().createSocket(NodeAddresses.name(server.index()), listener.getLocalPort());
            return new Pair(client, listener.accept());
        }
    }

    ServerSocket listen(NodeId server) throws IOException {
        return at(server).serverSockets().createServerSocket(PORT);
    }

    /** An address that only the socket resolves. */
    static InetSocketAddress address(NodeId node) {
        return InetSocketAddress.createUnresolved(NodeAddresses.name(node.index()), PORT);
    }

    void pass(Duration time) {
        sim.control().runFor(time);
    }

    void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    /** How many milliseconds some work takes. */
    long millis(Work work) throws Exception {
        long before = at(CLIENT).nanoTime();
        work.run();
        return (at(CLIENT).nanoTime() - before) / 1_000_000;
    }

    /** Starts a task that belongs to no node. */
    <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        at(OTHER).threads().newThread(task).start();
        return task;
    }

    /** Bytes that show where they belong. */
    static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        return bytes;
    }

    /** Something that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
