package dev.marionette.bench;

import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
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
 * The cost of a task switch: tasks that only yield, on the bare baseline and in a world whose seed picks and traces every one.
 *
 * <p>The simulator runs each seed in two worlds and compares them, and the switches of both count.
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
public class TaskSwitchBenchmark {

    private static final int SWITCHES = 20_000;
    private static final int SEEDS = 10;

    /** How many tasks take turns. */
    @Param({"2", "100", "1000"})
    public int tasks;

    private final Scenario<Simulation> scenario = Scenario.named(
                    "switches", world -> world.simulate(SimulationOptions.defaults()))
            .run(this::yieldInTurns);

    /** The baseline. */
    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void bareVirtualThreads() {
        BareThreads threads = new BareThreads();
        for (int i = 0; i < tasks; i++) {
            threads.start(this::yieldOften);
        }
        threads.runAll();
    }

    /** Seeded choice among all runnable tasks, one trace line for each, run twice and compared. */
    @Benchmark
    @OperationsPerInvocation(2 * SEEDS * SWITCHES)
    public CampaignReport seededAndTraced() {
        CampaignReport report = Campaign.of(scenario, Seeds.from(1).count(SEEDS))
                .with(RunOptions.defaults().withJobs(1))
                .run();
        if (!report.passed()) {
            throw new IllegalStateException(report.text());
        }
        return report;
    }

    private void yieldInTurns(Simulation sim) {
        ThreadFactory threads = sim.env().io().threads();
        for (int i = 0; i < tasks; i++) {
            threads.newThread(this::yieldOften).start();
        }
        sim.control().tick();
    }

    private void yieldOften() {
        for (int i = SWITCHES / tasks; i > 0; i--) {
            Thread.yield();
        }
    }
}
