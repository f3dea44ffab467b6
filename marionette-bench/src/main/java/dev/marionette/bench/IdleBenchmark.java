package dev.marionette.bench;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.Codec;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.Scenario;
import java.time.Duration;
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
 * The cost of a whole small world, built and compared with its second run: three nodes with endpoints, and what an idle hour adds to it, on a
 * quiet network and on one that loses messages and clogs.
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
public class IdleBenchmark {

    private static final int SEEDS = 1_000;

    private final Scenario<Simulation> empty = scenario(sim -> {});
    private final Scenario<Simulation> built = scenario(IdleBenchmark::makeEndpoints);
    private final Scenario<Simulation> idle = scenario(sim -> {
        makeEndpoints(sim);
        sim.control().runFor(Duration.ofHours(1));
    });
    private final Scenario<Simulation> idleAndFaulty = scenario(sim -> {
        sim.control().network().lossiness(Rate.percent(10)).clogs(new Clogs(Rate.percent(10), Duration.ofMillis(2)));
        makeEndpoints(sim);
        sim.endpoint(Word.CODEC, NodeId.of(0)).send(NodeId.of(1), new Word("one"));
        sim.control().runFor(Duration.ofHours(1));
    });

    /** A message. */
    public record Word(String text) {
        static final Codec<Word> CODEC = Codec.records(Word.class);
    }

    private static Scenario<Simulation> scenario(Action<Simulation> steps) {
        return Scenario.named("idle", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(steps);
    }

    private static void makeEndpoints(Simulation sim) {
        for (NodeId node : sim.nodes()) {
            sim.endpoint(Word.CODEC, node);
        }
    }

    /** The baseline: a world in which nothing was asked for. */
    @Benchmark
    @OperationsPerInvocation(2 * SEEDS)
    public CampaignReport emptyWorld() {
        return VerifiedSeeds.verify(empty, SEEDS);
    }

    /** Three endpoints. */
    @Benchmark
    @OperationsPerInvocation(2 * SEEDS)
    public CampaignReport threeEndpoints() {
        return VerifiedSeeds.verify(built, SEEDS);
    }

    /** Three endpoints and a quiet hour. */
    @Benchmark
    @OperationsPerInvocation(2 * SEEDS)
    public CampaignReport idleHour() {
        return VerifiedSeeds.verify(idle, SEEDS);
    }

    /** Three endpoints and an hour in which only one message is sent, with losses and clogs switched on. */
    @Benchmark
    @OperationsPerInvocation(2 * SEEDS)
    public CampaignReport idleHourWithFaults() {
        return VerifiedSeeds.verify(idleAndFaulty, SEEDS);
    }
}
