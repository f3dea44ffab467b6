package dev.marionette.check.plan;

import static dev.marionette.check.plan.PlannedWorlds.ONE;
import static dev.marionette.check.plan.PlannedWorlds.TWO;
import static dev.marionette.check.plan.PlannedWorlds.ZERO;
import static dev.marionette.check.plan.PlannedWorlds.ms;
import static dev.marionette.check.plan.PlannedWorlds.pass;
import static dev.marionette.check.plan.PlannedWorlds.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Process;
import dev.marionette.api.Rate;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.disk.DiskFault;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.node.ClockSkew;
import dev.marionette.sim.node.NodeState;
import dev.marionette.sim.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan does what it says, when it says it, and mends it. */
final class FaultPlanTest {

    private static final Codec<Ping> CODEC = Codec.records(Ping.class);

    record Ping(int number) {}

    @Test
    void aCrashedNodeIsDownForAsLongAsPlanned() {
        Trace trace = pass(3, sim -> {
            boot(sim);
            FaultPlan.of(FaultEvent.after(ms(10), new Fault.Crash(ONE, ms(20)))).start(sim);
            sim.control().runFor(ms(9));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.RUNNING);
            sim.control().runFor(ms(2));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            assertThat(sim.control().node(TWO).state()).isEqualTo(NodeState.RUNNING);
            sim.control().runFor(ms(18));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            sim.control().runFor(ms(2));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.RUNNING);
        });

        assertThat(steps(trace)).containsExactly("10 begins 1", "30 ends 1");
        assertThat(trace.text()).contains("plan.begins node=1 fault=crash ns=20000000");
    }

    @Test
    void aNodeComesBackWhenTheLastOfItsCrashesHasEnded() {
        pass(3, sim -> {
            boot(sim);
            FaultPlan.of(
                            FaultEvent.after(ms(10), new Fault.Crash(ONE, ms(20))),
                            FaultEvent.after(ms(20), new Fault.PowerLoss(ms(20))))
                    .start(sim);
            sim.control().runFor(ms(35));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            assertThat(sim.control().node(TWO).state()).isEqualTo(NodeState.DOWN);
            sim.control().runFor(ms(10));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.RUNNING);
            assertThat(sim.control().node(TWO).state()).isEqualTo(NodeState.RUNNING);
        });
    }

    @Test
    void withoutAProcessTheDiskAloneLosesPowerAndWhatWasNotForced() {
        Trace trace = pass(1, sim -> {
            sim.control().disk().faults(DiskFaults.none().lostWrite(Rate.ALWAYS).lostEntry(Rate.ALWAYS));
            RunningPlan plan = FaultPlan.of(FaultEvent.afterOperations(2, new Fault.Crash(ZERO, Duration.ZERO)))
                    .start(sim);
            Files.writeString(sim.env().io().root().resolve("first"), "1");
            plan.operationDone();
            assertThat(sim.env().io().root().resolve("first")).exists();
            plan.operationDone();
            assertThat(sim.env().io().root().resolve("first")).doesNotExist();
            assertThat(plan.operations()).isEqualTo(2);
            assertThat(plan.isOver()).isTrue();
        });

        assertThat(steps(trace)).hasSize(2);
        assertThat(trace.text()).doesNotContain("task.");
    }

    @Test
    void whatIsDueAfterNoOperationAndNoTimeBeginsAtOnceInTheOrderOfThePlan() {
        Trace trace = pass(
                3,
                sim -> FaultPlan.of(
                                FaultEvent.afterOperations(0, new Fault.DiskStall(TWO, ms(1))),
                                FaultEvent.after(Duration.ZERO, new Fault.DiskStall(ONE, ms(1))),
                                FaultEvent.after(Duration.ZERO, new Fault.DiskStall(ZERO, ms(1))))
                        .start(sim)
                        .end());

        assertThat(steps(trace).subList(0, 3)).containsExactly("0 begins 1", "0 begins 0", "0 begins 2");
    }

    @Test
    void aProgramThatReportsFromTheNodeThatCrashesDoesNotTakeTheRestOfThePlanAlong() {
        Trace trace = pass(3, sim -> {
            List<RunningPlan> plan = new ArrayList<>();
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> running -> {
                log.add("before");
                plan.getFirst().operationDone();
                log.add("after");
            });
            plan.add(FaultPlan.of(
                            FaultEvent.afterOperations(1, new Fault.Crash(ONE, ms(1_000))),
                            FaultEvent.afterOperations(1, new Fault.DiskStall(TWO, ms(5))))
                    .start(sim));
            sim.control().runFor(ms(100));
            assertThat(log).containsExactly("before");
        });

        assertThat(steps(trace)).containsExactly("0 begins 1", "0 begins 2", "5 ends 2");
    }

    @Test
    void theLastOfOverlappingRatesCountsAndTheFirstSettingComesBack() {
        pass(2, sim -> {
            sim.control().network().lossiness(Rate.percent(1));
            FaultPlan.of(
                            FaultEvent.after(ms(0), new Fault.Loss(Rate.percent(10), ms(30))),
                            FaultEvent.after(ms(10), new Fault.Loss(Rate.percent(20), ms(10))),
                            FaultEvent.after(ms(15), new Fault.Loss(Rate.percent(30), ms(100))))
                    .start(sim);
            assertThat(sim.control().network().faults().lossiness()).isEqualTo(Rate.percent(10));
            sim.control().runFor(ms(12));
            assertThat(sim.control().network().faults().lossiness()).isEqualTo(Rate.percent(20));
            sim.control().runFor(ms(4));
            assertThat(sim.control().network().faults().lossiness()).isEqualTo(Rate.percent(30));
            sim.control().runFor(ms(10));
            assertThat(sim.control().network().faults().lossiness()).isEqualTo(Rate.percent(30));
            sim.control().runFor(ms(100));
            assertThat(sim.control().network().faults().lossiness()).isEqualTo(Rate.percent(1));
        });
    }

    @Test
    void everyOtherSettingComesBackToo() {
        pass(2, sim -> {
            String network = sim.control().network().faults().toString();
            sim.control().node(ONE).skew(ClockSkew.offset(ms(3)));
            FaultPlan plan = FaultPlan.of(
                    FaultEvent.after(ms(0), new Fault.Duplication(Rate.ALWAYS, ms(10))),
                    FaultEvent.after(ms(0), new Fault.Reordering(Rate.ALWAYS, ms(4), ms(10))),
                    FaultEvent.after(ms(0), new Fault.Corruption(Rate.ALWAYS, ms(10))),
                    FaultEvent.after(ms(0), new Fault.DiskTrouble(ONE, DiskFault.TORN_WRITE, Rate.ALWAYS, ms(10))),
                    FaultEvent.after(ms(0), new Fault.ClockStep(ONE, ms(50), ms(10))),
                    FaultEvent.after(ms(0), new Fault.ClockDrift(ONE, 500, ms(10))));
            plan.start(sim);
            assertThat(sim.control().network().faults().duplication()).isEqualTo(Rate.ALWAYS);
            assertThat(sim.control().network().faults().detour()).isEqualTo(ms(4));
            assertThat(sim.control().network().faults().corruption()).isEqualTo(Rate.ALWAYS);
            assertThat(sim.control().disk(ONE).faults().rate(DiskFault.TORN_WRITE))
                    .isEqualTo(Rate.ALWAYS);
            assertThat(sim.control().node(ONE).skew().offsetNanos()).isEqualTo(53_000_000);
            assertThat(sim.control().node(ONE).skew().driftPpm()).isEqualTo(500);
            sim.control().runFor(ms(11));
            assertThat(sim.control().network().faults()).hasToString(network);
            assertThat(sim.control().disk(ONE).faults()).hasToString("none");
            assertThat(sim.control().node(ONE).skew()).isEqualTo(ClockSkew.offset(ms(3)));
        });
    }

    @Test
    void partitionsHoldMessagesBackAsLongAsEitherOfThemLasts() {
        pass(3, sim -> {
            FaultPlan.of(
                            FaultEvent.after(ms(0), new Fault.Partition(List.of(ONE), ms(20))),
                            FaultEvent.after(ms(10), new Fault.OneWayPartition(List.of(ZERO), ms(20))))
                    .start(sim);
            assertThat(arrives(sim, ZERO.index(), 1)).isFalse();
            sim.control().runFor(ms(20));
            assertThat(arrives(sim, ZERO.index(), 1)).isFalse();
            assertThat(arrives(sim, 1, 0)).isTrue();
            sim.control().runFor(ms(10));
            assertThat(arrives(sim, ZERO.index(), 1)).isTrue();
        });
    }

    @Test
    void aCloggedPathHoldsMessagesUp() {
        pass(2, sim -> {
            FaultPlan.of(FaultEvent.after(ms(0), new Fault.Clog(ZERO, ONE, ms(20))))
                    .start(sim);
            assertThat(arrives(sim, 0, 1)).isFalse();
            assertThat(arrives(sim, 1, 0)).isTrue();
            sim.control().runFor(ms(20));
            assertThat(sim.endpoint(CODEC, ONE).receive(ms(1))).isPresent();
        });
    }

    @Test
    void aPausedProcessStandsStill() {
        pass(2, sim -> {
            List<Duration> ticks = new ArrayList<>();
            Instant start = sim.control().now();
            sim.node(ONE).boot(env -> running -> {
                while (true) {
                    env.io().sleep(ms(1));
                    ticks.add(Duration.between(start, sim.control().now()));
                }
            });
            FaultPlan.of(FaultEvent.after(ms(10), new Fault.Pause(ONE, ms(30)))).start(sim);
            sim.control().runFor(ms(100));
            assertThat(ticks)
                    .contains(ms(9), ms(41))
                    .noneMatch(tick -> tick.compareTo(ms(10)) > 0 && tick.compareTo(ms(40)) < 0);
        });
    }

    @Test
    void whatHasNothingToStrikeIsSkipped() {
        Trace trace = pass(2, sim -> {
            sim.node(ONE).boot(env -> running -> {});
            sim.control().runFor(ms(1));
            FaultPlan.of(
                            FaultEvent.after(ms(0), new Fault.Crash(ONE, ms(5))),
                            FaultEvent.after(ms(0), new Fault.Pause(ZERO, ms(5))))
                    .start(sim);
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.STOPPED);
        });

        assertThat(steps(trace)).containsExactly("1 begins 1", "1 skips 1", "1 begins 0", "1 skips 0");
    }

    @Test
    void anEndedPlanMendsWhatGoesOnAndNothingOfItComesAfterwards() {
        Trace trace = pass(3, sim -> {
            boot(sim);
            RunningPlan plan = FaultPlan.of(
                            FaultEvent.after(ms(5), new Fault.Crash(ONE, ms(1_000))),
                            FaultEvent.after(ms(6), new Fault.Partition(List.of(TWO), ms(1_000))),
                            FaultEvent.after(ms(7), new Fault.Loss(Rate.ALWAYS, ms(1_000))),
                            FaultEvent.afterOperations(1, new Fault.Crash(TWO, ms(1_000))),
                            FaultEvent.after(ms(50), new Fault.Crash(TWO, ms(1_000))))
                    .start(sim);
            sim.control().runFor(ms(10));
            assertThat(plan.isOver()).isFalse();
            plan.end();
            assertThat(plan.isOver()).isTrue();
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.RUNNING);
            assertThat(sim.control().network().faults().lossiness()).isEqualTo(Rate.NEVER);
            sim.control().transitionToLiveness(sim.nodes());
            plan.operationDone();
            plan.end();
            sim.control().runFor(ms(2_000));
            assertThat(sim.control().node(TWO).state()).isEqualTo(NodeState.RUNNING);
            assertThat(arrives(sim, 0, 2)).isTrue();
        });

        assertThat(steps(trace))
                .containsExactly("5 begins 1", "6 begins 2", "7 begins all", "10 ends 1", "10 ends 2", "10 ends all");
    }

    @Test
    void aPlanForAnotherTopologyIsRefused() {
        pass(2, sim -> {
            assertThatThrownBy(() -> FaultPlan.of(FaultEvent.after(ms(1), new Fault.Crash(TWO, ms(1))))
                            .start(sim))
                    .isInstanceOf(UnknownNodeException.class);
            assertThatThrownBy(() -> FaultPlan.of(FaultEvent.after(ms(1), new Fault.Partition(sim.nodes(), ms(1))))
                            .start(sim))
                    .hasMessageContaining("leaves at least one node on the other side");
        });
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Fault.Crash(ONE, ms(-1))).hasMessageContaining("PT-0.001S");
        assertThatThrownBy(() -> new Fault.Partition(List.of(), ms(1))).hasMessageContaining("[]");
        assertThatThrownBy(() -> new Fault.Partition(List.of(ONE, ONE), ms(1))).hasMessageContaining("each once");
        assertThatThrownBy(() -> new Fault.Clog(ONE, ONE, ms(1))).hasMessageContaining("to itself");
        assertThatThrownBy(() -> new Fault.DiskTrouble(ONE, DiskFault.STALL, Rate.ALWAYS, ms(1)))
                .hasMessageContaining("DiskStall");
        assertThatThrownBy(() -> new Fault.Reordering(Rate.ALWAYS, ms(0), ms(1)))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new Fault.ClockDrift(ONE, 2_000_000, ms(1))).hasMessageContaining("2000000");
        assertThatThrownBy(() -> FaultEvent.after(ms(-1), new Fault.PowerLoss(ms(1))))
                .hasMessageContaining("PT-0.001S");
        assertThatThrownBy(() -> FaultEvent.afterOperations(-1, new Fault.PowerLoss(ms(1))))
                .hasMessageContaining("-1");
    }

    private static void boot(Simulation sim) {
        Process waits = env -> {
            while (true) {
                env.io().sleep(ms(1));
            }
        };
        sim.nodes().forEach(node -> sim.node(node).boot(env -> waits));
        sim.control().runFor(Duration.ZERO);
    }

    private static boolean arrives(Simulation sim, int from, int to) throws IOException, InterruptedException {
        Endpoint<Ping> receiver = sim.endpoint(CODEC, sim.nodes().get(to));
        sim.endpoint(CODEC, sim.nodes().get(from)).send(receiver.node(), new Ping(1));
        return receiver.receive(ms(3)).isPresent();
    }
}
