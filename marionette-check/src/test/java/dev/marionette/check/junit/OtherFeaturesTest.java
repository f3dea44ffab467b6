package dev.marionette.check.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.World;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Together with what else JUnit has: time limits, interrupts and its parallel mode. */
final class OtherFeaturesTest {

    private static final long MORE_THAN_CAN_BE_RUN = 1_000_000_000_000L;

    @Test
    void aTimeLimitEndsAllSeedsAndTellsHowFarTheyCame() throws InterruptedException {
        Tree tree = Tree.of(Endless.class);

        assertThat(tree.nodes()).containsExactly("failed 1,000,000,000,000 seeds from 0xC0FFEE");
        assertThat(tree.failure()).isInstanceOf(TimeoutException.class);
        assertThat(tree.failure().getSuppressed())
                .singleElement()
                .isInstanceOf(InterruptedException.class)
                .asString()
                .matches(".*OtherFeaturesTest\\$Endless.ticks: interrupted after [0-9,]+ of 1,000,000,000,000 seeds"
                        + " from 0xC0FFEE");
        awaitTheEndOfCampaigns();
    }

    static final class Endless {

        @Timeout(value = 1, unit = TimeUnit.MILLISECONDS)
        @SimulationTest(seeds = MORE_THAN_CAN_BE_RUN)
        void ticks(Simulation sim) {
            sim.control().tick();
        }
    }

    @Test
    void anInterruptOfTheTestIsNotSeenInAWorld() throws InterruptedException {
        Tree tree = Tree.of(Interrupts.class);

        assertThat(tree.failure()).isInstanceOf(InterruptedException.class).hasMessageContaining("interrupted after ");
        awaitTheEndOfCampaigns();
    }

    static final class Interrupts {

        private static final AtomicReference<Thread> JUNIT = new AtomicReference<>();

        @BeforeAll
        static void begin() {
            JUNIT.set(Thread.currentThread());
        }

        @SimulationTest(seeds = MORE_THAN_CAN_BE_RUN, jobs = 1)
        void isNotInterrupted(World world) {
            Thread junit = JUNIT.getAndSet(null);
            if (junit != null) {
                junit.interrupt();
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    /** A campaign that was given up ends with the seeds it has begun; otherwise this waits for the time limit of JUnit. */
    private static void awaitTheEndOfCampaigns() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("marionette-campaign")) {
                thread.join();
            }
        }
    }

    @Test
    void inParallelModeTheNodesAreTheSame() {
        Tree alone = Tree.of(Several.class);
        Tree parallel = Tree.of(
                Several.class,
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.mode.default",
                "concurrent",
                "junit.jupiter.execution.parallel.config.executor-service",
                "WORKER_THREAD_POOL",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                "4");

        assertThat(alone.nodes()).hasSize(4).contains("failed seed 0x5", "failed seed 0x6");
        assertThat(parallel.nodes()).containsExactlyElementsOf(alone.nodes());
        assertThat(parallel.thrown())
                .extracting(Throwable::getMessage)
                .containsExactlyElementsOf(
                        alone.thrown().stream().map(Throwable::getMessage).toList());
    }

    static final class Several {

        @SimulationTest(seeds = 200, firstSeed = 1)
        void fivesAreLost(Simulation sim, Seed seed) {
            sim.control().tick();
            assertThat(seed.value() % 10).isNotEqualTo(5);
        }

        @SimulationTest(seeds = 200, firstSeed = 1)
        void sixesAreLost(Simulation sim, Seed seed) {
            sim.control().tick();
            assertThat(seed.value() % 10).isNotEqualTo(6);
        }
    }
}
