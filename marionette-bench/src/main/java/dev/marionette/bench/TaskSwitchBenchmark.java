package dev.marionette.bench;

import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
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
 * <p>A run of the simulator is two worlds and their comparison, so one operation of {@link #seededAndTraced} stands for two times the
 * switches of one world.
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

    private static final int SWITCHES = 40_000;

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
    @OperationsPerInvocation(2 * SWITCHES)
    public RunReport seededAndTraced() {
        return Runner.expectPass(scenario, Seed.of(1), RunOptions.defaults().withJobs(1));
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
