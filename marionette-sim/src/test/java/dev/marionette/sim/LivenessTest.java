package dev.marionette.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.node.Attrition;
import dev.marionette.sim.node.NodeState;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Once its faults have ended, a program has to get on; one that only stays correct is found out. */
final class LivenessTest {

    private static final NodeId ZERO = NodeId.of(0);
    private static final NodeId ONE = NodeId.of(1);
    private static final NodeId TWO = NodeId.of(2);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void proposersThatInterruptEachOtherForEverAreSafeAndNeverGetOn() {
        RunFailure failure = failure(DuellingProposers.scenario(DuellingProposers.BackOff.NONE));

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.LIVENESS);
        assertThat(failure.subject()).isEqualTo("a value is chosen");
        assertThat(failure.message())
                .contains("core node 1: its process runs")
                .contains("busiest of 4 tasks")
                .contains("node-1 (task");
        assertThat(failure.text()).contains("liveness: a value is chosen");
    }

    @Test
    void everySeedFindsThem() {
        for (int seed = 0; seed < 5; seed++) {
            RunReport report = Runner.run(DuellingProposers.scenario(DuellingProposers.BackOff.NONE), Seed.of(seed));
            assertThat(report).isInstanceOf(RunReport.Failed.class);
        }
    }

    @Test
    void onlyTheExpectationFindsThem() {
        CampaignReport report = Runner.expectFuzz(
                DuellingProposers.withoutExpectation(DuellingProposers.BackOff.NONE),
                Seeds.from(Seed.of(0)).count(5));

        assertThat(report.failingSeeds()).isZero();
    }

    @Test
    void proposersThatDrawHowLongTheyHoldBackGetOn() {
        CampaignReport report = Runner.expectFuzz(
                DuellingProposers.scenario(DuellingProposers.BackOff.RANDOM),
                Seeds.from(Seed.of(0)).count(30));

        assertThat(report.failingSeeds()).isZero();
    }

    @Test
    void chanceEndsAndTheCoreComesBack() {
        pass(sim -> {
            List<String> boots = new ArrayList<>();
            for (NodeId node : sim.nodes()) {
                sim.node(node).boot(env -> own -> {
                    boots.add("node " + node);
                    own.io().sleep(Duration.ofDays(1));
                });
            }
            sim.control().network().lossiness(Rate.ALWAYS);
            sim.control()
                    .nodes()
                    .attrition(
                            Attrition.crashes(Rate.ALWAYS).restarts(Rate.NEVER).maxDown(3));
            sim.control().runFor(Duration.ofMillis(10));
            sim.control().transitionToLiveness(List.of(ZERO, ONE));
            sim.control().runFor(SECOND);

            assertThat(state(sim, ZERO)).isEqualTo(NodeState.RUNNING);
            assertThat(state(sim, ONE)).isEqualTo(NodeState.RUNNING);
            assertThat(state(sim, TWO)).isEqualTo(NodeState.DOWN);
            assertThat(sim.control().network().faults().lossiness()).isEqualTo(Rate.NEVER);
        });
    }

    @Test
    void theCoreTalksAndTheOthersStayCutOff() {
        pass(sim -> {
            sim.control().network().isolate(ZERO);
            sim.control().network().isolate(TWO);
            sim.control().network().link(ZERO, ONE).disable();
            sim.control().network().clog(ONE, ZERO);
            sim.control().transitionToLiveness(List.of(ZERO, ONE));

            assertThat(arrives(sim, ZERO, ONE)).isTrue();
            assertThat(arrives(sim, ONE, ZERO)).isTrue();
            assertThat(arrives(sim, ZERO, TWO)).isFalse();
            assertThat(arrives(sim, TWO, ONE)).isFalse();
        });
    }

    @Test
    void withoutTheTransitionNobodyTalks() {
        pass(sim -> {
            sim.control().network().isolate(ZERO);
            sim.control().network().isolate(TWO);

            assertThat(arrives(sim, ZERO, ONE)).isFalse();
            assertThat(arrives(sim, ONE, ZERO)).isFalse();
        });
    }

    @Test
    void pausedCoreNodesGoOnAndOthersNeverDo() {
        pass(sim -> {
            List<String> log = new ArrayList<>();
            for (NodeId node : List.of(ONE, TWO)) {
                sim.node(node).boot(env -> own -> {
                    own.io().sleep(Duration.ofMillis(10));
                    log.add("node " + node);
                });
            }
            sim.control().runFor(Duration.ofMillis(1));
            sim.control().node(ONE).pause(Duration.ofSeconds(2));
            sim.control().node(TWO).pause(Duration.ofSeconds(2));
            sim.control().transitionToLiveness(List.of(ONE));
            sim.control().runFor(Duration.ofSeconds(10));

            assertThat(log).containsExactly("node 1");
        });
    }

    @Test
    void aCoreNodeThatIsAboutToStopComesBack() {
        pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> {
                log.add("boot");
                own.io().sleep(Duration.ofDays(1));
            });
            sim.control()
                    .nodes()
                    .attrition(Attrition.crashes(Rate.ALWAYS).kinds(0, 1, 0).restarts(Rate.NEVER));
            sim.control().tick();
            sim.control().transitionToLiveness(List.of(ONE));
            sim.control().runFor(SECOND);

            assertThat(log).containsExactly("boot", "boot");
        });
    }

    @Test
    void anExpectationThatIsMetCostsNoMoreTimeThanItTakes() {
        pass(sim -> {
            Instant start = sim.control().now();
            sim.env()
                    .io()
                    .threads()
                    .newThread(() -> sim.control().runFor(Duration.ofMillis(20)))
                    .start();
            sim.control()
                    .expectEventually(
                            Duration.ofHours(1), () -> !sim.control().now().isBefore(start.plusMillis(20)));

            assertThat(Duration.between(start, sim.control().now())).isLessThan(Duration.ofMillis(23));
        });
    }

    @Test
    void misuseIsNamed() {
        pass(sim -> {
            assertThatThrownBy(() -> sim.control().transitionToLiveness(List.of()))
                    .hasMessageContaining("at least 1 node");
            assertThatThrownBy(() -> sim.control().expectEventually(Duration.ofNanos(-1), () -> true))
                    .hasMessageContaining("time does not go back");
        });
    }

    private static NodeState state(Simulation sim, NodeId node) {
        return sim.control().node(node).state();
    }

    private static boolean arrives(Simulation sim, NodeId from, NodeId to) throws InterruptedException {
        Endpoint<Ping> receiver = sim.endpoint(Codec.records(Ping.class), to);
        sim.endpoint(Codec.records(Ping.class), from).send(to, new Ping(1));
        return receiver.receive(Duration.ofMillis(100)).isPresent();
    }

    private static RunFailure failure(Scenario<?> scenario) {
        return ((RunReport.Failed) Runner.run(scenario, Seed.of(1))).failure();
    }

    private static void pass(Action<Simulation> test) {
        Runner.expectPass(
                Scenario.named("liveness", world -> world.simulate(SimulationOptions.nodes(3)))
                        .run(test),
                Seed.of(5));
    }

    /** A message. */
    record Ping(int number) {}
}
