package dev.marionette.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every network, whatever is sent over it. */
final class DeliveryPropertyTest {

    private static final int NODES = 4;

    /** One message, and how long the sender waits afterwards. */
    record Sending(int from, int to, int micros) {}

    @Property(tries = 100)
    void withoutLossAndDoublingEveryMessageArrivesExactlyOnce(
            @ForAll long seed, @ForAll("delays") NetworkFaults faults, @ForAll("sendings") List<Sending> sendings) {
        Net.run(seed, net -> {
            net.control().faults(faults);
            sendAll(net, sendings);
            net.control().clogs(Clogs.none()).unclogAll();
            net.pass(100);
            for (int node = 0; node < NODES; node++) {
                assertThat(net.received(NodeId.of(node))).containsExactlyInAnyOrderElementsOf(to(node, sendings));
            }
        });
    }

    @Property(tries = 50)
    void withEveryFaultNothingArrivesThatWasNotSent(
            @ForAll long seed, @ForAll("delays") NetworkFaults delays, @ForAll("sendings") List<Sending> sendings) {
        NetworkFaults faults = delays.lossiness(Rate.percent(10))
                .duplication(Rate.percent(20))
                .corruption(Rate.percent(20))
                .partitions(PartitionDynamics.splitUniformly(Rate.percent(10), Rate.percent(20)));
        Net.run(seed, net -> {
            net.control().faults(faults);
            sendAll(net, sendings);
            net.control().faults(NetworkFaults.none()).unclogAll();
            net.pass(100);
            for (int node = 0; node < NODES; node++) {
                List<Integer> expected = to(node, sendings);
                expected.addAll(to(node, sendings));
                List<Integer> received = net.received(NodeId.of(node));
                received.forEach(value -> assertThat(expected.remove(value)).isTrue());
            }
        });
    }

    private static void sendAll(Net net, List<Sending> sendings) {
        for (int i = 0; i < sendings.size(); i++) {
            Sending sending = sendings.get(i);
            net.send(NodeId.of(sending.from), NodeId.of(sending.to), i);
            net.sim().control().runFor(Duration.ofNanos(1_000L * sending.micros));
        }
    }

    private static List<Integer> to(int node, List<Sending> sendings) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < sendings.size(); i++) {
            if (sendings.get(i).to == node) {
                values.add(i);
            }
        }
        return values;
    }

    @Provide
    Arbitrary<List<Sending>> sendings() {
        Arbitrary<Integer> nodes = Arbitraries.integers().between(0, NODES - 1);
        return Combinators.combine(nodes, nodes, Arbitraries.integers().between(0, 3_000))
                .as(Sending::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<NetworkFaults> delays() {
        Arbitrary<Latency> latencies = Arbitraries.of(
                Latency.constant(Duration.ofMillis(1)),
                Latency.uniform(Duration.ZERO, Duration.ofMillis(5)),
                Latency.exponential(Duration.ofMillis(1), Duration.ofMillis(2)),
                Latency.bimodal(
                        Latency.constant(Duration.ofMillis(1)),
                        Latency.constant(Duration.ofMillis(20)),
                        Rate.percent(10)));
        Arbitrary<Rate> rates = Arbitraries.integers().between(0, 50).map(Rate::percent);
        return Combinators.combine(latencies, rates, rates)
                .as((latency, reordering, clogs) -> NetworkFaults.none()
                        .latency(latency)
                        .reordering(reordering, Duration.ofMillis(3))
                        .clogs(new Clogs(clogs, Duration.ofMillis(3))));
    }
}
