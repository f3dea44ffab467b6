package dev.marionette.sim.net;

import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Four nodes that send numbers, in a world that runs twice. */
final class Net {

    static final NodeId A = NodeId.of(0);
    static final NodeId B = NodeId.of(1);
    static final NodeId C = NodeId.of(2);
    static final NodeId D = NodeId.of(3);

    private final Simulation sim;

    private Net(Simulation sim) {
        this.sim = sim;
    }

    /** What the nodes say. */
    record Number(int value) {
        static final Codec<Number> CODEC = Codec.records(Number.class);
    }

    static RunReport.Passed run(Action<Net> test) {
        return run(7, test);
    }

    static RunReport.Passed run(long seed, Action<Net> test) {
        return run(seed, SimulationOptions.nodes(4), test);
    }

    static RunReport.Passed run(long seed, SimulationOptions options, Action<Net> test) {
        Scenario<Simulation> scenario =
                Scenario.named("network", world -> world.simulate(options)).run(sim -> test.accept(new Net(sim)));
        return Runner.expectPass(scenario, Seed.of(seed));
    }

    Simulation sim() {
        return sim;
    }

    NetworkControl control() {
        return sim.control().network();
    }

    Endpoint<Number> at(NodeId node) {
        return sim.endpoint(Number.CODEC, node);
    }

    void send(NodeId from, NodeId to, int value) {
        at(from).send(to, new Number(value));
    }

    void sendMany(NodeId from, NodeId to, int count) {
        IntStream.range(0, count).forEach(value -> send(from, to, value));
    }

    void pass(long millis) {
        sim.control().runFor(Duration.ofMillis(millis));
    }

    /** Everything that has arrived at a node and was not received yet. */
    List<Integer> received(NodeId node) {
        List<Integer> values = new ArrayList<>();
        for (var next = at(node).poll(); next.isPresent(); next = at(node).poll()) {
            values.add(next.get().message().value());
        }
        return values;
    }
}
