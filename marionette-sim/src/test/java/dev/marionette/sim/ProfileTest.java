package dev.marionette.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.node.NodeState;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What profiles expand to, seed by seed, and what a program notices of it. */
final class ProfileTest {

    private static final int SEEDS = 200;

    @Test
    void swarmLeavesEachFamilyOffInHalfOfAllSeeds() {
        Map<FaultFamily, Integer> on = new EnumMap<>(FaultFamily.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            for (String family : value(expansion(Profile.SWARM, seed), "on").split(",")) {
                if (!family.isEmpty()) {
                    on.merge(FaultFamily.valueOf(family.toUpperCase(java.util.Locale.ROOT)), 1, Integer::sum);
                }
            }
        }

        assertThat(on.keySet()).isEqualTo(FaultFamily.survivable());
        assertThat(on.values()).allMatch(count -> count > SEEDS * 35 / 100 && count < SEEDS * 65 / 100);
    }

    @Test
    void swarmDrawsTheStrengthOfAFamilyForEachSeed() {
        TreeSet<String> losses = new TreeSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            losses.add(line(expansion(Profile.SWARM.only(FaultFamily.LOSS), seed), "network.faults"));
        }

        assertThat(losses).hasSizeGreaterThan(30);
    }

    @Test
    void leavingAFamilyOutChangesNoOther() {
        for (int seed = 0; seed < 20; seed++) {
            List<TraceEvent> all = expansion(Profile.SWARM, seed);
            List<TraceEvent> fewer =
                    expansion(Profile.SWARM.without(FaultFamily.CLOCKS, FaultFamily.LOST_WRITES), seed);

            assertThat(line(fewer, "network.faults")).isEqualTo(line(all, "network.faults"));
            assertThat(line(fewer, "node.faults")).isEqualTo(line(all, "node.faults"));
        }
    }

    @Test
    void smokeIsTheSameForEverySeed() {
        TreeSet<String> lines = new TreeSet<>();
        for (int seed = 0; seed < 20; seed++) {
            lines.add(line(expansion(Profile.SMOKE, seed), "network.faults"));
        }

        assertThat(lines).hasSize(1).first().asString().contains("loss=5/1000");
    }

    @Test
    void aProgramNoticesTheFamiliesThatAreOn() {
        assertThat(received(Profile.SWARM.only(FaultFamily.LOSS))).anyMatch(count -> count < 200);
        assertThat(received(Profile.SWARM.only(FaultFamily.DUPLICATION))).anyMatch(count -> count > 200);
        assertThat(received(Profile.SMOKE.only(FaultFamily.LOSS))).anyMatch(count -> count < 200);
    }

    @Test
    void aProgramNoticesNothingOfAQuietProfile() {
        assertThat(received(Profile.REPLAY)).allMatch(count -> count == 200);
        assertThat(received(Profile.PERFORMANCE)).allMatch(count -> count == 200);
        assertThat(received(Profile.SWARM.only(FaultFamily.LOST_WRITES))).allMatch(count -> count == 200);
    }

    @Test
    void crashesLeaveAMajorityOfServicesUp() {
        assertThat(mostDown(Profile.SWARM.only(FaultFamily.CRASHES, FaultFamily.STOPS)))
                .isEqualTo(1);
        assertThat(mostDown(Profile.SWARM.only(FaultFamily.CRASHES).maxDown(2))).isEqualTo(2);
        assertThat(mostDown(Profile.REPLAY)).isZero();
    }

    @Test
    void clocksAreSkewedOnServicesAlone() {
        List<Duration> services = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            pass(seed, sim -> {
                sim.control().apply(Profile.SWARM.only(FaultFamily.CLOCKS));
                sim.control().runFor(Duration.ofMillis(10));
                services.add(ahead(sim, NodeId.of(1)));
                assertThat(ahead(sim, NodeId.of(3))).isZero();
            });
        }
        assertThat(services).anyMatch(Duration::isPositive).anyMatch(Duration::isNegative);
    }

    @Test
    void aQuietProfileEndsWhatALoudOneBegan() {
        pass(4, sim -> {
            sim.control().apply(Profile.SWARM.with(FaultFamily.values()));
            sim.control().apply(Profile.REPLAY);
            assertThat(exchange(sim)).isEqualTo(200);
            for (NodeId service : sim.services()) {
                assertThat(sim.control().disk(service).faults()).hasToString("none");
                assertThat(sim.control().node(service).skew().isNone()).isTrue();
            }
        });
    }

    @Test
    void theReportOfAFailureShowsTheExpansion() {
        Scenario<Simulation> failing = scenario(sim -> {
            sim.control().apply(Profile.SWARM);
            throw new AssertionError("planted");
        });
        RunReport.Failed failed = (RunReport.Failed) Runner.run(failing, Seed.of(3));

        assertThat(failed.failure().options())
                .anyMatch(line -> line.startsWith("profile.options name=swarm on="))
                .anyMatch(line -> line.startsWith("network.faults "))
                .anyMatch(line -> line.startsWith("node.faults "));
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> Profile.REPLAY.with(FaultFamily.LOSS))
                .hasMessageContaining("leaves nothing to chance");
        assertThatThrownBy(() -> Profile.SWARM.maxDown(0)).hasMessageContaining("at least 1 service");
    }

    /** How many of 200 messages arrive, in each of several seeds. */
    private static List<Integer> received(Profile profile) {
        List<Integer> counts = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            pass(seed, sim -> {
                sim.control().apply(profile);
                counts.add(exchange(sim));
            });
        }
        return counts;
    }

    private static int exchange(Simulation sim) throws InterruptedException {
        Endpoint<Ping> sender = sim.endpoint(Codec.records(Ping.class), NodeId.of(0));
        Endpoint<Ping> receiver = sim.endpoint(Codec.records(Ping.class), NodeId.of(1));
        for (int i = 0; i < 200; i++) {
            sender.send(NodeId.of(1), new Ping(i));
        }
        int received = 0;
        while (receiver.receive(Duration.ofSeconds(1)).isPresent()) {
            received++;
        }
        return received;
    }

    private static int mostDown(Profile profile) {
        int[] most = new int[1];
        for (int seed = 0; seed < 8; seed++) {
            pass(seed, sim -> {
                sim.services()
                        .forEach(node ->
                                sim.node(node).boot(env -> own -> own.io().sleep(Duration.ofDays(1))));
                sim.control().apply(profile);
                for (int tick = 0; tick < 3_000; tick++) {
                    sim.control().tick();
                    int down = (int) sim.services().stream()
                            .filter(node -> sim.control().node(node).state() != NodeState.RUNNING)
                            .count();
                    most[0] = Math.max(most[0], down);
                }
            });
        }
        return most[0];
    }

    private static Duration ahead(Simulation sim, NodeId node) {
        return Duration.between(
                sim.control().now(), sim.node(node).env().io().clock().instant());
    }

    private static List<TraceEvent> expansion(Profile profile, long seed) {
        RunReport report = Runner.run(scenario(sim -> sim.control().apply(profile)), Seed.of(seed));
        assertThat(report).isInstanceOf(RunReport.Passed.class);
        return report.trace().events();
    }

    private static String value(List<TraceEvent> events, String key) {
        return events.stream()
                .filter(event -> event.name().equals("profile.options"))
                .flatMap(event -> event.value(key).stream())
                .findFirst()
                .orElse("");
    }

    private static String line(List<TraceEvent> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(event -> event.fields().toString().replace("TraceEvent.Field", ""))
                .map(text -> text.replaceAll("Field\\[key=([^,]*), value=([^\\]]*)\\]", "$1=$2"))
                .findFirst()
                .orElseThrow();
    }

    private static void pass(long seed, Action<Simulation> test) {
        Runner.expectPass(scenario(test), Seed.of(seed));
    }

    private static Scenario<Simulation> scenario(Action<Simulation> test) {
        return Scenario.named(
                        "profile",
                        world -> world.simulate(SimulationOptions.nodes(4).services(0, 1, 2)))
                .run(test);
    }

    /** A message. */
    record Ping(int number) {}
}
