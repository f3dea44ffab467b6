package dev.marionette.sim.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.Process;
import dev.marionette.api.Seed;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process keeps over a crash and a restart, and what it loses. */
final class NodeLifecycleTest {

    private static final NodeId ONE = NodeId.of(1);

    @Test
    void aProcessRunsOnItsOwnNodeAndEnds() {
        run(sim -> {
            List<NodeId> seen = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> seen.add(own.node()));
            sim.control().runFor(Duration.ofMillis(1));

            assertThat(seen).containsExactly(ONE);
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.STOPPED);
        });
    }

    @Test
    void aCrashEndsTheProcessAndKeepsTheDisk() {
        run(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> counting(log));
            sim.control().runFor(Duration.ofMillis(25));
            sim.control().node(ONE).crash();
            int written = log.size();
            sim.control().runFor(Duration.ofMillis(25));

            assertThat(written).isPositive();
            assertThat(log).hasSize(written).doesNotContain("finally");
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);

            sim.control().node(ONE).restart();
            sim.control().runFor(Duration.ofMillis(5));
            assertThat(log.get(written)).isEqualTo("boot, last was " + (written - 1));
        });
    }

    @Test
    void aNodeHasItsOwnFilesAndRandomNumbers() {
        run(sim -> {
            Files.writeString(sim.node(ONE).env().io().root().resolve("x"), "one");

            assertThat(sim.env().io().root().resolve("x")).doesNotExist();
            assertThat(sim.env().random().nextLong())
                    .isNotEqualTo(sim.node(ONE).env().random().nextLong());
        });
    }

    @Test
    void aProcessThatThrowsFailsTheRun() {
        Scenario<Simulation> scenario = scenario(sim -> {
            sim.node(ONE).boot(env -> own -> {
                throw new IllegalStateException("planted");
            });
            sim.control().runFor(Duration.ofMillis(1));
        });

        RunReport.Failed failed = (RunReport.Failed) Runner.run(scenario, Seed.of(1));
        assertThat(failed.failure().message()).contains("the process on node 1").contains("planted");
    }

    @Test
    void misuseIsNamed() {
        run(sim -> {
            assertThatThrownBy(() -> sim.node(NodeId.of(9)))
                    .isInstanceOf(UnknownNodeException.class)
                    .hasMessageContaining("no node 9");
            assertThatThrownBy(() -> sim.control().node(ONE).restart()).hasMessageContaining("node 1 is up");
            sim.node(ONE).boot(env -> own -> own.io().sleep(Duration.ofDays(1)));
            assertThatThrownBy(() -> sim.node(ONE).boot(env -> own -> {})).hasMessageContaining("a process runs");
            sim.control().node(ONE).crash();
            assertThatThrownBy(() -> sim.node(ONE).boot(env -> own -> {})).hasMessageContaining("is down");
        });
    }

    /** Writes a growing number every 10 ms, beginning after what the file says. */
    private static Process counting(List<String> log) {
        return env -> {
            try {
                Path file = env.io().root().resolve("count");
                int last = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
                log.add("boot, last was " + last);
                for (int next = log.size(); ; next++) {
                    Files.writeString(file, Integer.toString(next));
                    log.add("wrote " + next);
                    env.io().sleep(Duration.ofMillis(10));
                }
            } finally {
                log.add("finally");
            }
        };
    }

    private static void run(Action<Simulation> test) {
        Runner.expectPass(scenario(test), Seed.of(7));
    }

    private static Scenario<Simulation> scenario(Action<Simulation> test) {
        return Scenario.named("nodes", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(test);
    }
}
