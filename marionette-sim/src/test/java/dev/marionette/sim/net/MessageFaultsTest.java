package dev.marionette.sim.net;

import static dev.marionette.sim.net.Net.A;
import static dev.marionette.sim.net.Net.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
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
}
