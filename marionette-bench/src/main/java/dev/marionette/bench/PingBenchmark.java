package dev.marionette.bench;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
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
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of one message: encoded, sent, traced, delayed by 1 ms and up to 2 ms more, delivered, decoded and received, by the root of a
 * world of two nodes.
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
public class PingBenchmark {

    private static final int MESSAGES = 100_000;
    private static final NodeId PINGER = NodeId.of(0);
    private static final NodeId PINGED = NodeId.of(1);

    private final Scenario<Simulation> scenario = Scenario.named(
                    "ping", world -> world.simulate(SimulationOptions.nodes(2)))
            .run(PingBenchmark::ping);

    /** The message. */
    public record Ping(long sequence) {
        static final Codec<Ping> CODEC = Codec.records(Ping.class);
    }

    /** The baseline: the same objects through a queue. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long plainQueue() {
        ArrayDeque<Ping> queue = new ArrayDeque<>();
        long sum = 0;
        for (int i = 0; i < MESSAGES; i++) {
            queue.add(new Ping(i));
            for (Ping ping = queue.poll(); ping != null; ping = queue.poll()) {
                sum += ping.sequence();
            }
        }
        return sum;
    }

    /** Through the simulated network: send, then receive until nothing is under way. */
    @Benchmark
    @OperationsPerInvocation(2 * MESSAGES)
    public CampaignReport simulatedNetwork() {
        CampaignReport report = Campaign.of(scenario, Seeds.from(1).count(1))
                .with(RunOptions.defaults().withJobs(1))
                .run();
        if (!report.passed()) {
            throw new IllegalStateException(report.text());
        }
        return report;
    }

    private static void ping(Simulation sim) throws InterruptedException {
        sim.control().network().latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(3)));
        Endpoint<Ping> pinger = sim.endpoint(Ping.CODEC, PINGER);
        Endpoint<Ping> pinged = sim.endpoint(Ping.CODEC, PINGED);
        for (int i = 0; i < MESSAGES; i++) {
            pinger.send(PINGED, new Ping(i));
            if (pinged.receive().message().sequence() != i || pinged.poll().isPresent()) {
                throw new IllegalStateException("another ping than " + i);
            }
        }
    }
}
