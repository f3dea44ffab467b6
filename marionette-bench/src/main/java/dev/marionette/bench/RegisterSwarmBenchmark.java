package dev.marionette.bench;

import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.Scenario;
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
 * Verified seeds of {@link RegisterSwarm}, on one thread: each seed is two worlds and their comparison.
 *
 * <p>The baseline verifies worlds in which nothing happens, so the difference is the network, its faults and the trace.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Djdk.trackAllThreads=false"
        })
public class RegisterSwarmBenchmark {

    private static final int SEEDS = 5_000;

    private final Scenario<?> swarm = Scenario.named("register-swarm-loop", RegisterSwarm::new)
            .run(RegisterSwarm::writeTwice)
            .check("committed replicas agree", RegisterSwarm::committedReplicasAgree);

    private final Scenario<?> empty = Scenario.named("empty", world -> world.simulate(SimulationOptions.nodes(4)));

    /** The register. */
    @Benchmark
    @OperationsPerInvocation(SEEDS)
    public CampaignReport registerSwarm() {
        return VerifiedSeeds.verify(swarm, SEEDS);
    }

    /** The baseline. */
    @Benchmark
    @OperationsPerInvocation(SEEDS)
    public CampaignReport emptyWorlds() {
        return VerifiedSeeds.verify(empty, SEEDS);
    }
}
