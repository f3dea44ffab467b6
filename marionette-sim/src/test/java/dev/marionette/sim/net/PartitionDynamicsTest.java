package dev.marionette.sim.net;

import static dev.marionette.sim.net.Net.A;
import static dev.marionette.sim.net.Net.B;
import static dev.marionette.sim.net.Net.C;
import static dev.marionette.sim.net.Net.D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Partitions that begin and heal by themselves, seen by what arrives and by their trace. */
final class PartitionDynamicsTest {

    private static final List<NodeId> ALL = List.of(A, B, C, D);

    @Test
    void anIsolatedNodeIsOneOfThoseNamedAndEachHasItsTurn() {
        Set<String> isolated = sides(
                PartitionDynamics.isolateOne(Rate.percent(20), Rate.percent(50)).among(1, 3));
        assertThat(isolated).containsExactly("1|3", "3|1");
    }

    @Test
    void aUniformSplitReachesEveryDivision() {
        assertThat(sides(PartitionDynamics.splitUniformly(Rate.percent(50), Rate.percent(50))
                        .among(0, 2, 3)))
                .containsExactly("0,2|3", "0,3|2", "0|2-3", "2-3|0", "2|0,3", "3|0,2");
    }

    @Test
    void aSplitBySizeReachesEverySize() {
        Set<String> sides = sides(PartitionDynamics.splitBySize(Rate.percent(50), Rate.percent(50)));
        assertThat(sides).hasSize(14).contains("0|1-3", "0-1|2-3", "1-3|0");
    }

    @Test
    void aOneWayPartitionClosesEitherDirection() {
        RunReport.Passed passed = Net.run(net -> {
            net.control()
                    .partitions(PartitionDynamics.isolateOne(Rate.percent(50), Rate.percent(50))
                            .inOneDirection()
                            .among(0, 1));
            int oneWay = 0;
            int both = 0;
            for (int i = 0; i < 200; i++) {
                net.send(A, B, i);
                net.send(B, A, i);
                net.pass(1);
                int arrived = net.received(A).size() + net.received(B).size();
                oneWay += arrived == 1 ? 1 : 0;
                both += arrived == 0 ? 1 : 0;
            }
            assertThat(oneWay).isGreaterThan(50);
            assertThat(both).isZero();
        });
        assertThat(passed.statistics().faults().get("network.partition")).isGreaterThan(50);
    }

    @Test
    void bothStatesLastAtLeastAsLongAsTheirFloors() {
        RunReport.Passed passed = dynamics(
                PartitionDynamics.isolateOne(Rate.ALWAYS, Rate.ALWAYS)
                        .atLeast(Duration.ofMillis(3), Duration.ofMillis(7)),
                100);
        List<Long> changes = passed.trace().events().stream()
                .filter(event -> isChange(event))
                .map(TraceEvent::atNanos)
                .toList();
        assertThat(changes).hasSize(19);
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i) - changes.get(i - 1)).isEqualTo(i % 2 == 1 ? 3_000_000L : 7_000_000L);
        }
    }

    @Test
    void nodesThatAreNotNamedReachBothSides() {
        Net.run(net -> {
            net.control()
                    .partitions(PartitionDynamics.splitUniformly(Rate.ALWAYS, Rate.NEVER)
                            .among(0, 1));
            net.pass(1);
            net.send(A, B, 1);
            net.send(A, C, 2);
            net.send(C, A, 3);
            net.send(C, B, 4);
            net.pass(1);
            assertThat(net.received(A)).containsExactly(3);
            assertThat(net.received(B)).containsExactly(4);
            assertThat(net.received(C)).containsExactly(2);
        });
    }

    @Test
    void healingByItselfLeavesWhatTheTestClosed() {
        Net.run(net -> {
            net.control().partition(List.of(A), List.of(B));
            net.control()
                    .partitions(PartitionDynamics.isolateOne(Rate.ALWAYS, Rate.ALWAYS))
                    .lossiness(Rate.NEVER);
            for (int i = 0; i < 20; i++) {
                net.send(A, B, i);
                net.pass(1);
            }
            assertThat(net.received(B)).isEmpty();

            net.control().heal();
            for (int i = 0; i < 20; i++) {
                net.send(A, B, i);
                net.pass(1);
            }
            assertThat(net.received(B)).isNotEmpty();
        });
    }

    @Test
    void switchingTheDynamicsOffEndsTheirPartition() {
        Net.run(net -> {
            net.control()
                    .partitions(PartitionDynamics.isolateOne(Rate.ALWAYS, Rate.NEVER)
                            .among(0, 1));
            net.pass(1);
            net.send(A, B, 1);
            net.pass(1);
            assertThat(net.received(B)).isEmpty();
            net.control().faults(NetworkFaults.none());
            net.send(A, B, 2);
            net.pass(100);
            assertThat(net.received(B)).containsExactly(2);
        });
    }

    @Test
    void traffickedPathsDoNotShiftThePartitions() {
        PartitionDynamics dynamics = PartitionDynamics.splitUniformly(Rate.percent(20), Rate.percent(20));
        List<String> quiet = changes(dynamics(dynamics, 200));
        List<String> busy = changes(Net.run(net -> {
            net.control().partitions(dynamics).latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(3)));
            net.control().lossiness(Rate.percent(10)).clogs(new Clogs(Rate.percent(10), Duration.ofMillis(2)));
            for (int i = 0; i < 200; i++) {
                net.send(ALL.get(i % 4), ALL.get(i / 4 % 4), i);
                net.pass(1);
            }
        }));
        assertThat(quiet).isNotEmpty().isEqualTo(busy);
    }

    @Test
    void badDynamicsAreNamed() {
        PartitionDynamics dynamics = PartitionDynamics.isolateOne(Rate.ALWAYS, Rate.ALWAYS);
        assertThatThrownBy(() -> dynamics.among(1)).hasMessageContaining("node 1 alone cannot be divided");
        assertThatThrownBy(() -> dynamics.among(1, 2, 1)).hasMessageContaining("named twice");
        assertThatThrownBy(() -> dynamics.atLeast(Duration.ZERO, Duration.ofNanos(-1)))
                .hasMessageContaining("a floor is zero or more");
        Net.run(net -> assertThatThrownBy(() -> net.control().partitions(dynamics.among(1, 4)))
                .isInstanceOf(UnknownNodeException.class));
    }

    private static Set<String> sides(PartitionDynamics dynamics) {
        return dynamics(dynamics, 2_000).trace().events().stream()
                .filter(event -> event.name().equals("network.partition"))
                .map(event -> event.value("left").orElseThrow() + "|"
                        + event.value("right").orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static RunReport.Passed dynamics(PartitionDynamics dynamics, int millis) {
        return Net.run(net -> {
            net.control().partitions(dynamics);
            net.pass(millis);
        });
    }

    private static List<String> changes(RunReport.Passed passed) {
        List<String> changes = new ArrayList<>();
        for (TraceEvent event : passed.trace().events()) {
            if (isChange(event)) {
                changes.add(event.atNanos() + " " + event.name() + " " + event.fields());
            }
        }
        return changes;
    }

    private static boolean isChange(TraceEvent event) {
        return event.name().equals("network.partition") || event.name().equals("network.heal");
    }
}
