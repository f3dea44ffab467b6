package dev.marionette.sim.net;

import static dev.marionette.sim.net.Net.A;
import static dev.marionette.sim.net.Net.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Rate;
import dev.marionette.sim.run.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What faults of the paths do to the messages that the application receives. */
final class MessageFaultsTest {

    @Test
    void aQuietNetworkDeliversEverythingInOrderAfterAMillisecond() {
        Net.run(net -> {
            net.sendMany(A, B, 100);
            net.sim().control().runFor(Duration.ofNanos(999_999));
            assertThat(net.received(B)).isEmpty();
            net.sim().control().runFor(Duration.ofNanos(1));
            assertThat(net.received(B))
                    .isEqualTo(IntStream.range(0, 100).boxed().toList());
        });
    }

    @Test
    void aLossyNetworkLosesItsShare() {
        Net.run(net -> {
            net.control().lossiness(Rate.percent(10));
            int received = 0;
            for (int i = 0; i < 100; i++) {
                net.sendMany(A, B, 100);
                net.pass(1);
                received += net.received(B).size();
            }
            assertThat(received).isBetween(8_850, 9_150);
        });
    }

    @Test
    void messagesToItselfAreNeverLost() {
        Net.run(net -> {
            net.control().lossiness(Rate.ALWAYS);
            net.sendMany(A, A, 10);
            net.sendMany(A, B, 10);
            net.pass(1);
            assertThat(net.received(A)).hasSize(10);
            assertThat(net.received(B)).isEmpty();
        });
    }

    @Test
    void aVaryingLatencyLetsMessagesOvertakeEachOther() {
        Net.run(net -> {
            net.control().latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(5)));
            net.sendMany(A, B, 100);
            net.pass(5);
            List<Integer> received = net.received(B);
            assertThat(received)
                    .hasSize(100)
                    .doesNotHaveDuplicates()
                    .isNotEqualTo(received.stream().sorted().toList());
        });
    }

    @Test
    void aDuplicatedMessageArrivesTwiceAndItsTwinOnce() {
        Net.run(net -> {
            net.control().duplication(Rate.ALWAYS);
            net.send(A, B, 1);
            net.send(A, A, 2);
            net.pass(1);
            assertThat(net.received(B)).containsExactly(1, 1);
            assertThat(net.received(A)).containsExactly(2);
        });
    }

    @Test
    void aDoubleHasALatencyOfItsOwn() {
        Net.run(net -> {
            net.control()
                    .latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(9)))
                    .duplication(Rate.ALWAYS);
            int once = 0;
            for (int i = 0; i < 20; i++) {
                net.send(A, B, i);
                net.at(B).receive();
                once += net.at(B).poll().isEmpty() ? 1 : 0;
                net.pass(9);
                net.received(B);
            }
            assertThat(once).isGreaterThan(15);
        });
    }

    @Test
    void aDetourLetsLaterMessagesOvertake() {
        Net.run(net -> {
            net.control().reordering(Rate.oneIn(4), Duration.ofMillis(3));
            for (int i = 0; i < 100; i++) {
                net.send(A, B, i);
                net.sim().control().runFor(Duration.ofNanos(100_000));
            }
            net.pass(5);
            List<Integer> received = net.received(B);
            assertThat(received).hasSize(100).doesNotHaveDuplicates();
            long overtaken = IntStream.range(1, 100)
                    .filter(i -> received.get(i) < received.get(i - 1))
                    .count();
            assertThat(overtaken).isBetween(10L, 30L);
            assertThat(net.control().count(NetworkFault.REORDERING)).isBetween(15L, 35L);
        });
    }

    @Test
    void aDamagedMessageIsDroppedWhereItArrives() {
        RunReport.Passed passed = Net.run(net -> {
            net.control().corruption(Rate.oneIn(2));
            net.sendMany(A, B, 1_000);
            net.pass(1);
            List<Integer> received = net.received(B);
            assertThat(received).hasSizeBetween(430, 570).isSorted().allMatch(value -> value >= 0 && value < 1_000);
            assertThat(net.control().count(NetworkFault.CORRUPT)).isEqualTo(1_000 - received.size());
        });
        assertThat(passed.statistics().faults()).containsKey("network.corrupt");
    }

    @Test
    void rolledClogsDelayMessagesAndLoseNone() {
        Net.run(net -> {
            net.control().clogs(new Clogs(Rate.percent(10), Duration.ofMillis(2)));
            int late = 0;
            for (int i = 0; i < 1_000; i++) {
                net.send(A, B, i);
                net.pass(1);
                late += net.received(B).equals(List.of(i)) ? 0 : 1;
            }
            // A clog covers its own tick and the next: a path is open with a probability of 0.9 * 0.9.
            assertThat(late).isBetween(150, 350);
            assertThat(net.control().count(NetworkFault.CLOG)).isPositive();
        });
    }

    @Test
    void aClogThatNobodyRunsIntoIsNotRolled() {
        RunReport.Passed busy = Net.run(net -> {
            net.control().clogs(new Clogs(Rate.percent(10), Duration.ofMillis(2)));
            net.send(A, B, 1);
            net.pass(10);
            net.pass(3_600_000);
        });
        assertThat(busy.statistics().steps()).isLessThan(20);
    }

    @Test
    void latenciesFollowTheirDistributions() {
        Net.run(net -> {
            assertThat(mean(net, Latency.constant(Duration.ofNanos(5_000)))).isEqualTo(5_000);
            assertThat(mean(net, Latency.uniform(Duration.ofNanos(1_000), Duration.ofNanos(3_000))))
                    .isBetween(1_950L, 2_050L);
            assertThat(mean(net, Latency.exponential(Duration.ofNanos(10_000), Duration.ofNanos(2_000))))
                    .isBetween(11_850L, 12_150L);
            Latency slow = Latency.constant(Duration.ofNanos(101_000));
            Latency usual = Latency.constant(Duration.ofNanos(1_000));
            assertThat(mean(net, Latency.bimodal(usual, slow, Rate.percent(10))))
                    .isBetween(10_000L, 12_000L);
        });
    }

    private static long mean(Net net, Latency latency) throws InterruptedException {
        net.control().latency(latency);
        int count = 4_000;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            long sentNanos = net.sim().env().io().nanoTime();
            net.send(A, B, i);
            net.at(B).receive();
            sum += net.sim().env().io().nanoTime() - sentNanos;
        }
        return sum / count;
    }

    @Test
    void anUnknownSettingOfALatencyIsNamed() {
        assertThatThrownBy(() -> Latency.constant(Duration.ofNanos(-1))).hasMessageContaining("not -1 ns");
        assertThatThrownBy(() -> Latency.uniform(Duration.ofMillis(2), Duration.ofMillis(1)))
                .hasMessageContaining("1000000 ns, is shorter than the shortest, 2000000 ns");
        assertThatThrownBy(() -> new Clogs(Rate.ALWAYS, Duration.ZERO)).hasMessageContaining("longer than zero");
        assertThatThrownBy(() -> NetworkFaults.none().reordering(Rate.ALWAYS, Duration.ZERO))
                .hasMessageContaining("longer than zero");
        assertThatThrownBy(() -> NetworkOptions.defaults().queueCapacity(0)).hasMessageContaining("at least 1, not 0");
    }
}
