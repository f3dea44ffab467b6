package dev.marionette.sim.node;

import static dev.marionette.sim.node.NodeWorlds.ONE;
import static dev.marionette.sim.node.NodeWorlds.TWO;
import static dev.marionette.sim.node.NodeWorlds.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.Process;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceEvent;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Nodes crash and come back by chance, within the bounds that were set. */
final class AttritionTest {

    private static final Attrition OFTEN = Attrition.crashes(Rate.oneIn(100)).restarts(Rate.oneIn(20));

    @Test
    void processesAreTakenDownAndComeBack() {
        NodeWorlds.pass(sim -> {
            List<String> boots = bootAll(sim);
            sim.control().nodes().attrition(OFTEN);
            sim.control().runFor(ms(5_000));

            assertThat(boots).hasSizeGreaterThan(10).contains("0", "1", "2");
        });
    }

    @Test
    void withoutAttritionTheyStay() {
        NodeWorlds.pass(sim -> {
            List<String> boots = bootAll(sim);
            sim.control().nodes().attrition(Attrition.none());
            sim.control().runFor(ms(5_000));

            assertThat(boots).containsExactlyInAnyOrder("0", "1", "2");
        });
    }

    @Test
    void noMoreAreDownThanAllowed() {
        for (int most = 1; most <= 2; most++) {
            int allowed = most;
            int[] seen = new int[1];
            NodeWorlds.pass(sim -> {
                bootAll(sim);
                sim.control()
                        .nodes()
                        .attrition(Attrition.crashes(Rate.oneIn(5))
                                .restarts(Rate.oneIn(20))
                                .maxDown(allowed)
                                .kinds(2, 1, 1));
                for (int tick = 0; tick < 1_000; tick++) {
                    sim.control().tick();
                    seen[0] = Math.max(seen[0], down(sim));
                }
            });
            assertThat(seen[0]).isEqualTo(allowed);
        }
    }

    @Test
    void nodesStayUpAndDownForAtLeastTheirFloors() {
        Trace trace = NodeWorlds.trace(3, sim -> {
            bootAll(sim);
            sim.control()
                    .nodes()
                    .attrition(Attrition.crashes(Rate.oneIn(10))
                            .restarts(Rate.ALWAYS)
                            .maxDown(3)
                            .minimumUp(ms(50))
                            .minimumDown(ms(20)));
            sim.control().runFor(ms(10_000));
        });

        List<Long> up = spans(trace, "node.boot", "node.crash");
        List<Long> down = spans(trace, "node.crash", "node.boot");
        assertThat(up).hasSizeGreaterThan(100).allMatch(nanos -> nanos >= 50_000_000);
        assertThat(down).hasSizeGreaterThan(100).allMatch(nanos -> nanos >= 20_000_000 && nanos <= 21_000_000);
    }

    @Test
    void crashesComeAtTheRateThatWasAskedFor() {
        Trace trace = NodeWorlds.trace(11, sim -> {
            bootAll(sim);
            sim.control()
                    .nodes()
                    .attrition(Attrition.crashes(Rate.oneIn(100))
                            .restarts(Rate.ALWAYS)
                            .of(List.of(ONE)));
            sim.control().runFor(Duration.ofSeconds(200));
        });

        // 200,000 ticks, each but the one of the restart with a chance of 1 in 100: 1,980 on average, deviation 44.
        assertThat(spans(trace, "node.boot", "node.crash")).hasSizeBetween(1_800, 2_160);
        assertThat(trace.text()).doesNotContain("node.crash node=0").doesNotContain("node.crash node=2");
    }

    @Test
    void aGracefulStopLetsTheProcessCleanUp() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> cleaningUp(log));
            sim.control().nodes().attrition(OFTEN.kinds(0, 1, 0).of(List.of(ONE)));
            sim.control().runFor(ms(2_000));
            assertThat(log).contains("finally");

            log.clear();
            sim.control().nodes().attrition(OFTEN.kinds(1, 0, 0).of(List.of(ONE)));
            sim.control().runFor(ms(2_000));
            assertThat(log).contains("begin").doesNotContain("finally");
        });
    }

    @Test
    void aWipeTakesTheDiskAndACrashDoesNot() {
        assertThat(mostBootsSeenOnDisk(OFTEN.kinds(1, 0, 0))).isGreaterThan(3);
        assertThat(mostBootsSeenOnDisk(OFTEN.kinds(0, 0, 1))).isZero();
    }

    @Test
    void crashesSeekOutPendingWrites() {
        int plain = crashesWhilePending(Attrition.crashes(Rate.oneIn(200)).restarts(Rate.ALWAYS));
        int biased = crashesWhilePending(
                Attrition.crashes(Rate.oneIn(2_000)).restarts(Rate.ALWAYS).pendingWriteFactor(100));

        assertThat(plain).isBetween(2, 25);
        assertThat(biased).isBetween(75, 100);
    }

    @Test
    void whatTheTestCrashedStaysDown() {
        NodeWorlds.pass(sim -> {
            bootAll(sim);
            sim.control().nodes().attrition(OFTEN.restarts(Rate.ALWAYS).maxDown(2));
            sim.control().node(ONE).crash();
            for (int tick = 0; tick < 1_000; tick++) {
                sim.control().tick();
                assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            }
            sim.control().node(ONE).restart();
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.RUNNING);
        });
    }

    @Test
    void allComeBackAtOnceWhenAskedTo() {
        NodeWorlds.pass(sim -> {
            List<String> boots = bootAll(sim);
            sim.control()
                    .nodes()
                    .attrition(
                            Attrition.crashes(Rate.ALWAYS).restarts(Rate.NEVER).maxDown(3));
            sim.control().runFor(ms(10));
            assertThat(down(sim)).isEqualTo(3);

            sim.control().nodes().attrition(Attrition.none());
            sim.control().runFor(ms(100));
            assertThat(down(sim)).isEqualTo(3);
            sim.control().nodes().restartAll();
            sim.control().runFor(ms(1));
            assertThat(down(sim)).isZero();
            assertThat(boots).hasSize(6);
        });
    }

    @Test
    void aFailureDomainCrashesAsOne() {
        NodeWorlds.pass(sim -> {
            bootAll(sim);
            sim.control().nodes().domain("rack", ONE, TWO);
            sim.control().runFor(ms(1));
            sim.control().nodes().crashDomain("rack");

            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            assertThat(sim.control().node(TWO).state()).isEqualTo(NodeState.DOWN);
            assertThat(sim.control().node(NodeId.of(0)).state()).isEqualTo(NodeState.RUNNING);
            assertThatThrownBy(() -> sim.control().nodes().crashDomain("row"))
                    .hasMessageContaining("declared are [rack]");
            assertThatThrownBy(() -> sim.control().nodes().domain("rack", ONE)).hasMessageContaining("already");
        });
    }

    @Test
    void domainsCrashByChanceAndOnlyWhereAllOfThemMayBeDown() {
        String two = domainTrace(2);
        String one = domainTrace(1);

        assertThat(two).contains("node.domain_crash name=rack");
        assertThat(one).doesNotContain("node.domain_crash name=rack").doesNotContain("node.crash");
    }

    @Test
    void anIdleHourCostsNothingButItsFirings() {
        assertThat(stepsOfAnIdleHour(Attrition.none())).isLessThan(20);
        assertThat(stepsOfAnIdleHour(Attrition.crashes(Rate.of(1, 1_000_000)))).isLessThan(100);
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> OFTEN.maxDown(0)).hasMessageContaining("at least 1 node may be down");
        assertThatThrownBy(() -> OFTEN.kinds(0, 0, 0)).hasMessageContaining("not all zero");
        assertThatThrownBy(() -> OFTEN.minimumUp(ms(-1))).hasMessageContaining("zero or more");
        assertThatThrownBy(() -> OFTEN.pendingWriteFactor(0)).hasMessageContaining("at least 1 times");
    }

    private static List<String> bootAll(Simulation sim) {
        List<String> boots = new ArrayList<>();
        for (NodeId node : sim.nodes()) {
            sim.node(node).boot(env -> own -> {
                boots.add(node.toString());
                own.io().sleep(Duration.ofDays(1));
            });
        }
        return boots;
    }

    private static int down(Simulation sim) {
        int down = 0;
        for (NodeId node : sim.nodes()) {
            down += sim.control().node(node).state() == NodeState.RUNNING ? 0 : 1;
        }
        return down;
    }

    private static Process cleaningUp(List<String> log) {
        return env -> {
            log.add("begin");
            try {
                env.io().sleep(Duration.ofDays(1));
            } finally {
                log.add("finally");
            }
        };
    }

    private static int mostBootsSeenOnDisk(Attrition attrition) {
        int[] most = new int[1];
        NodeWorlds.pass(sim -> {
            sim.node(ONE).boot(env -> own -> {
                most[0] = Math.max(most[0], countBoots(own));
                own.io().sleep(Duration.ofDays(1));
            });
            sim.control().nodes().attrition(attrition.of(List.of(ONE)));
            sim.control().runFor(ms(2_000));
        });
        return most[0];
    }

    private static int countBoots(Env env) throws Exception {
        Path file = env.io().root().resolve("boots");
        int before = Files.exists(file) ? Files.readString(file).length() : 0;
        Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return before;
    }

    /** Of a hundred crashes, how many came in the tenth of the time in which a write waits to be forced. */
    private static int crashesWhilePending(Attrition attrition) {
        int[] crashes = new int[2];
        NodeWorlds.pass(5, sim -> {
            crashes[0] = 0;
            crashes[1] = 0;
            boolean[] writing = new boolean[1];
            sim.node(ONE).boot(env -> {
                if (crashes[0] < 100) {
                    crashes[1] += writing[0] ? 1 : 0;
                    crashes[0]++;
                }
                writing[0] = false;
                return own -> writeNowAndThen(own, writing);
            });
            crashes[0] = 0;
            sim.control().nodes().attrition(attrition.of(List.of(ONE)));
            while (crashes[0] < 100) {
                sim.control().runFor(ms(1_000));
            }
        });
        return crashes[1];
    }

    private static void writeNowAndThen(Env env, boolean[] writing) throws Exception {
        Path file = env.io().root().resolve("log");
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            log.force(true);
            while (true) {
                env.io().sleep(ms(50));
                writing[0] = true;
                log.write(ByteBuffer.wrap(new byte[8]), 0);
                env.io().sleep(ms(4));
                log.force(true);
                writing[0] = false;
            }
        }
    }

    private static String domainTrace(int maxDown) {
        return NodeWorlds.trace(5, sim -> {
                    bootAll(sim);
                    sim.control().nodes().domain("rack", ONE, TWO);
                    sim.control()
                            .nodes()
                            .attrition(Attrition.crashes(Rate.NEVER)
                                    .domainCrashes(Rate.oneIn(100))
                                    .restarts(Rate.oneIn(10))
                                    .maxDown(maxDown));
                    sim.control().runFor(ms(3_000));
                })
                .text();
    }

    private static long stepsOfAnIdleHour(Attrition attrition) {
        Scenario<Simulation> idle = Scenario.named("idle", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(sim -> {
                    bootAll(sim);
                    sim.control().nodes().attrition(attrition);
                    sim.control().runFor(Duration.ofHours(1));
                });
        RunReport report = Runner.run(idle, Seed.of(1));
        assertThat(report).isInstanceOf(RunReport.Passed.class);
        return report.statistics().steps();
    }

    /** The times between one event of a node and the next of another name. */
    private static List<Long> spans(Trace trace, String from, String to) {
        TreeMap<String, Long> begun = new TreeMap<>();
        List<Long> spans = new ArrayList<>();
        for (TraceEvent event : trace.events()) {
            if (event.name().equals(from)) {
                begun.put(node(event), event.atNanos());
            } else if (event.name().equals(to) && begun.containsKey(node(event))) {
                spans.add(event.atNanos() - begun.remove(node(event)));
            }
        }
        return spans;
    }

    private static String node(TraceEvent event) {
        return event.fields().getFirst().value();
    }
}
