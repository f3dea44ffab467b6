package dev.marionette.sim.contract;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.api.contract.EndpointContract;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.time.Duration;

final class SimulatedEndpointTest extends EndpointContract {

    private static final Seeds SEEDS = Seeds.from(Seed.of(0xC0FFEE)).count(8);

    @Override
    protected void run(Body body) {
        Scenario<Simulation> scenario = Scenario.named("endpoints", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(sim -> {
                    sim.control().network().latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(5)));
                    body.run(new SimulatedCluster(sim));
                });
        Runner.expectFuzz(scenario, SEEDS);
    }

    private record SimulatedCluster(Simulation sim) implements Cluster {

        @Override
        public int nodes() {
            return sim.nodes().size();
        }

        @Override
        public int maxMessageSize() {
            return 1 << 20;
        }

        @Override
        public Env env(NodeId node) {
            return sim.node(node).env();
        }

        @Override
        public <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node) {
            return sim.endpoint(codec, node);
        }
    }
}
