package dev.marionette.bench;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of a message while rumours spread among few nodes and many: every node that knows a rumour tells it to two others, drawn at
 * random, every two milliseconds, until all know it; then the next one starts. The figure is for one message.
 *
 * <p>The simulator runs the seed in two worlds and compares them, and the messages of both count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Djdk.trackAllThreads=false"
        })
public class GossipBenchmark {

    private static final int MESSAGES = 200_000;
    private static final int FANOUT = 2;
    private static final Duration ROUND = Duration.ofMillis(2);

    /** How many nodes gossip. */
    @Param({"10", "1000"})
    public int nodes;

    /** What they tell. */
    public record Rumour(int number) {
        static final Codec<Rumour> CODEC = Codec.records(Rumour.class);
    }

    /** The baseline: the same rumours through one queue for each node. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int plainQueues() {
        List<ArrayDeque<Rumour>> queues = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            queues.add(new ArrayDeque<>());
        }
        RandomGenerator random = RandomGenerator.of("Xoroshiro128PlusPlus");
        BitSet knowing = new BitSet();
        int rumour = 0;
        for (int told = 0; told < MESSAGES; ) {
            knowing.set(0, knowing.isEmpty());
            int[] tellers = knowing.stream().toArray();
            for (int i = 0; i < tellers.length * FANOUT && told < MESSAGES; i++, told++) {
                queues.get(random.nextInt(nodes)).add(new Rumour(rumour));
            }
            for (int node = 0; node < nodes; node++) {
                for (Rumour heard = queues.get(node).poll();
                        heard != null;
                        heard = queues.get(node).poll()) {
                    knowing.set(node, true);
                }
            }
            rumour += knowing.cardinality() == nodes ? 1 : 0;
            knowing = knowing.cardinality() == nodes ? new BitSet() : knowing;
        }
        return rumour;
    }

    /** Through the simulated network. */
    @Benchmark
    @OperationsPerInvocation(2 * MESSAGES)
    public CampaignReport simulatedNetwork() {
        Scenario<Gossip> scenario = Scenario.named(
                        "gossip", world -> new Gossip(world.simulate(SimulationOptions.nodes(nodes))))
                .run(Gossip::spread);
        CampaignReport report = Campaign.of(scenario, Seeds.from(1).count(1))
                .with(RunOptions.defaults().withJobs(1))
                .run();
        if (!report.passed()) {
            throw new IllegalStateException(report.text());
        }
        return report;
    }

    /** Nodes that act in turns, all by the root. */
    private static final class Gossip {

        private final Simulation sim;
        private final List<Endpoint<Rumour>> endpoints = new ArrayList<>();
        private final RandomGenerator random;
        private BitSet knowing = new BitSet();
        private int rumour;
        private int told;

        Gossip(Simulation sim) {
            this.sim = sim;
            this.random = sim.env().random();
            for (NodeId node : sim.nodes()) {
                endpoints.add(sim.endpoint(Rumour.CODEC, node));
            }
        }

        void spread() {
            sim.control().network().latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(3)));
            while (told < MESSAGES) {
                if (knowing.isEmpty()) {
                    knowing.set(0);
                }
                knowing.stream().forEach(this::tell);
                sim.control().runFor(ROUND);
                for (int node = 0; node < endpoints.size(); node++) {
                    listen(node);
                }
                if (knowing.cardinality() == endpoints.size()) {
                    knowing = new BitSet();
                    rumour++;
                }
            }
        }

        private void tell(int node) {
            for (int i = 0; i < FANOUT && told < MESSAGES; i++) {
                endpoints.get(node).send(NodeId.of(random.nextInt(endpoints.size())), new Rumour(rumour));
                told++;
            }
        }

        private void listen(int node) {
            Endpoint<Rumour> endpoint = endpoints.get(node);
            for (Optional<Envelope<Rumour>> heard = endpoint.poll(); heard.isPresent(); heard = endpoint.poll()) {
                if (heard.get().message().number() == rumour) {
                    knowing.set(node);
                }
            }
        }
    }
}
