package dev.marionette.bench;

import dev.marionette.examples.kv.KvScenarios;
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
 * Verified seeds of the scripted crash recovery of the key-value store, on one thread: each seed is two worlds and their comparison.
 *
 * <p>The baseline verifies worlds in which nothing happens, so the difference is the store and its disk.
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
public class RecoveryBenchmark {

    private static final int SEEDS = 5_000;

    private final Scenario<?> walRecovery = new KvScenarios()
            .scenarios().stream()
                    .filter(scenario -> scenario.name().equals("kv-wal-recovery"))
                    .findFirst()
                    .orElseThrow();

    private final Scenario<?> empty = Scenario.named("empty", world -> world.simulate(SimulationOptions.defaults()));

    /** The store's scenario {@code kv-wal-recovery}. */
    @Benchmark
    @OperationsPerInvocation(SEEDS)
    public CampaignReport walRecovery() {
        return VerifiedSeeds.verify(walRecovery, SEEDS);
    }

    /** The baseline. */
    @Benchmark
    @OperationsPerInvocation(SEEDS)
    public CampaignReport emptyWorlds() {
        return VerifiedSeeds.verify(empty, SEEDS);
    }
}
