package dev.marionette.sim.net.stream;

import static dev.marionette.sim.net.stream.Wires.CLIENT;
import static dev.marionette.sim.net.stream.Wires.OTHER;
import static dev.marionette.sim.net.stream.Wires.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.StreamFaults;
import dev.marionette.sim.net.stream.Wires.Pair;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What an application reads and writes while faults befall its connection, and one beside it that they spare. */
final class StreamFaultsTest {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void bytesTakeTheLatencyOfThePathAndConnectingTakesItTwice() {
        Wires.run(wires -> {
            wires.network().latency(Latency.constant(Duration.ofMillis(20)));
            Pair pair = wires.pair(SERVER);
            assertThat(wires.millis(() -> wires.pair(SERVER))).isEqualTo(40);
            pair.ask("x");
            assertThat(wires.millis(() -> pair.heard(1))).isEqualTo(20);
        });
    }

    @Test
    void aResetLeavesWhatHasArrivedAndLosesTheRest() {
        Wires.run(wires -> {
            Pair struck = wires.pair(SERVER);
            Pair spared = wires.pair(OTHER);
            struck.ask("here");
            spared.ask("here");
            wires.passMillis(2);
            struck.ask(", lost");
            spared.ask(", kept");
            wires.streams().reset(CLIENT, SERVER);

            assertThat(struck.heard(4)).isEqualTo("here");
            assertReset(struck.server().getInputStream());
            assertReset(struck.client().getInputStream());
            assertThat(spared.heard(10)).isEqualTo("here, kept");
        });
    }

    @Test
    void aWriteAfterAResetFailsAndTheNextFindsNobody() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            OutputStream out = pair.client().getOutputStream();
            wires.streams().reset(SERVER, CLIENT);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> out.write(1))
                    .withMessage("Connection reset");
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> out.write(1))
                    .withMessage("Broken pipe");
        });
    }

    @Test
    void resetsByChanceStrikeWhileTheyAreOn() {
        Wires.run(wires -> {
            Pair first = wires.pair(SERVER);
            wires.passMillis(100);
            first.ask("fine");
            assertThat(first.heard(4)).isEqualTo("fine");
            wires.streams().faults(StreamFaults.none().withResets(Rate.percent(20)));
            assertReset(first.server().getInputStream());
            wires.streams().faults(StreamFaults.none());

            Pair second = wires.pair(SERVER);
            wires.passMillis(100);
            second.ask("fine");
            assertThat(second.heard(4)).isEqualTo("fine");
        });
    }

    @Test
    void aPartitionDelaysBytesUntilTheRepetitionAfterItHealed() {
        Wires.run(wires -> {
            Pair struck = wires.pair(SERVER);
            Pair spared = wires.pair(OTHER);
            wires.network().partition(List.of(CLIENT), List.of(SERVER));
            struck.ask("late");
            spared.ask("soon");
            assertThat(wires.millis(() -> spared.heard(4))).isEqualTo(1);
            wires.passMillis(999);
            assertThat(struck.server().getInputStream().available()).isZero();
            wires.network().heal();

            assertThat(wires.millis(() -> assertThat(struck.heard(4)).isEqualTo("late")))
                    .as("sent at 0, repeated 200, 600 and 1,400 ms later, on the way for 1 ms")
                    .isEqualTo(401);
        });
    }

    @Test
    void aResetThatIsLostIsRepeatedToWhoeverSends() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            pair.server().setSoLinger(true, 0);
            wires.network().isolate(SERVER);
            pair.server().close();
            wires.passMillis(10);
            wires.network().heal();
            pair.client().setSoTimeout(60_000);
            InputStream in = pair.client().getInputStream();
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
            pair.ask("still there?");
            assertReset(in);
        });
    }

    @Test
    void aResetThatIsLostAsAnAnswerIsAskedForAgain() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            pair.server().setSoLinger(true, 0);
            wires.network().partitionOneWay(List.of(SERVER), List.of(CLIENT));
            pair.server().close();
            pair.ask("still there?");
            wires.pass(Duration.ofSeconds(10));
            wires.network().heal();
            assertThat(wires.millis(() -> assertReset(pair.client().getInputStream())))
                    .isBetween(1L, 10_000L);
        });
    }

    @Test
    void aResetThatNeverComesIsATimeOut() {
        Wires.run(wires -> {
            wires.streams().giveUpAfter(Duration.ofSeconds(10));
            Pair pair = wires.pair(SERVER);
            pair.server().setSoLinger(true, 0);
            wires.network().partitionOneWay(List.of(SERVER), List.of(CLIENT));
            pair.server().close();
            pair.ask("still there?");
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> pair.client().getInputStream().read())
                    .withMessage("Connection timed out");
        });
    }

    @Test
    void aClogHoldsBytesUpUntilItsEnd() {
        Wires.run(wires -> {
            Pair struck = wires.pair(SERVER);
            Pair spared = wires.pair(OTHER);
            wires.network().clog(CLIENT, SERVER, Duration.ofSeconds(5));
            struck.ask("late");
            spared.ask("soon");
            assertThat(wires.millis(() -> spared.heard(4))).isEqualTo(1);
            assertThat(wires.millis(() -> struck.heard(4))).isEqualTo(4_999);

            wires.network().clog(CLIENT, SERVER, Duration.ofSeconds(5));
            struck.ask("late");
            wires.passMillis(100);
            wires.network().unclog(CLIENT, SERVER);
            assertThat(wires.millis(() -> struck.heard(4))).isZero();
        });
    }

    @Test
    void aPartitionDuringATransferLosesNothing() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            FutureTask<byte[]> received =
                    wires.start(() -> pair.server().getInputStream().readAllBytes());
            FutureTask<Boolean> sent = wires.start(() -> {
                pair.client().getOutputStream().write(Wires.pattern(MEGABYTE));
                pair.client().close();
                return true;
            });
            wires.passMillis(5);
            wires.network().partition(List.of(CLIENT), List.of(SERVER));
            wires.pass(Duration.ofSeconds(30));
            assertThat(received.isDone() || sent.isDone()).isFalse();
            wires.network().heal();
            assertThat(received.get()).isEqualTo(Wires.pattern(MEGABYTE));
        });
    }

    @Test
    void aPartitionThatLastsTimesTheSenderOutAndLeavesTheReaderWaiting() {
        Wires.run(wires -> {
            wires.streams().giveUpAfter(Duration.ofSeconds(10));
            Pair pair = wires.pair(SERVER);
            wires.network().isolate(SERVER);
            pair.ask("into the dark");
            InputStream in = pair.client().getInputStream();
            assertThat(wires.millis(() -> assertThatExceptionOfType(SocketException.class)
                            .isThrownBy(in::read)
                            .withMessage("Connection timed out")))
                    .isBetween(5_000L, 10_001L);
            pair.server().setSoTimeout(60_000);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> pair.server().getInputStream().read());
        });
    }

    @Test
    void withoutTheWayBackTheSenderTimesOutThoughItsBytesArrive() {
        Wires.run(wires -> {
            wires.streams().giveUpAfter(Duration.ofSeconds(10));
            Pair struck = wires.pair(SERVER);
            Pair spared = wires.pair(OTHER);
            wires.network().partitionOneWay(List.of(SERVER), List.of(CLIENT));
            struck.ask("unanswered");
            spared.ask("answered");
            assertThat(struck.heard(10)).isEqualTo("unanswered");
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> struck.client().getInputStream().read())
                    .withMessage("Connection timed out");
            spared.answer("yes");
            assertThat(spared.answered(3)).isEqualTo("yes");
        });
    }

    @Test
    void aMegabyteArrivesWholeUnderLossAndDamageOnlyLater() {
        long quiet = transferMillis(Rate.NEVER);
        long lossy = transferMillis(Rate.percent(30));
        assertThat(quiet).isLessThan(1_000);
        assertThat(lossy).isGreaterThan(10 * quiet);
    }

    private static long transferMillis(Rate loss) {
        long[] millis = new long[1];
        Wires.run(wires -> {
            wires.network().lossiness(loss).corruption(loss).latency(Latency.uniform(ofMillis(1), ofMillis(5)));
            Pair pair = wires.pair(SERVER);
            wires.start(() -> {
                pair.client().getOutputStream().write(Wires.pattern(MEGABYTE));
                pair.client().close();
                return true;
            });
            millis[0] = wires.millis(() ->
                    assertThat(pair.server().getInputStream().readAllBytes()).isEqualTo(Wires.pattern(MEGABYTE)));
        });
        return millis[0];
    }

    @Test
    void aThrottledPathCarriesItsRateAndTheWayBackStaysFast() {
        Wires.run(wires -> {
            wires.streams().throttle(CLIENT, SERVER, 10_000);
            Pair slow = wires.pair(SERVER);
            Pair fast = wires.pair(OTHER);
            slow.client().getOutputStream().write(new byte[20_000]);
            fast.client().getOutputStream().write(new byte[20_000]);
            slow.server().getOutputStream().write(new byte[20_000]);
            assertThat(wires.millis(() -> fast.server().getInputStream().readNBytes(20_000)))
                    .isEqualTo(1);
            assertThat(wires.millis(() -> slow.client().getInputStream().readNBytes(20_000)))
                    .isZero();
            assertThat(wires.millis(() -> slow.server().getInputStream().readNBytes(20_000)))
                    .isEqualTo(2_000);
            wires.streams().unthrottle();
            slow.client().getOutputStream().write(new byte[20_000]);
            assertThat(wires.millis(() -> slow.server().getInputStream().readNBytes(20_000)))
                    .isEqualTo(1);
        });
    }

    @Test
    void aPeerThatDoesNotReadStopsTheWriterWhenBothBuffersAreFull() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            int[] written = new int[1];
            FutureTask<Boolean> writer = wires.start(() -> {
                while (written[0] < MEGABYTE) {
                    pair.client().getOutputStream().write(new byte[1_024]);
                    written[0] += 1_024;
                }
                return true;
            });
            wires.pass(Duration.ofMinutes(10));
            assertThat(written[0]).isEqualTo(2 * 65_536);
            assertThat(pair.server().getInputStream().available()).isEqualTo(65_536);
            pair.server().getInputStream().readNBytes(MEGABYTE);
            assertThat(writer.get()).isTrue();
        });
    }

    @Test
    void smallBuffersStopTheWriterSooner() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            pair.client().setSendBufferSize(10);
            pair.client().getOutputStream().write(new byte[10]);
            FutureTask<Boolean> writer = wires.start(() -> {
                pair.client().getOutputStream().write(new byte[1]);
                return true;
            });
            assertThat(wires.millis(writer::get))
                    .as("the acknowledgement takes a round trip")
                    .isEqualTo(2);
        });
    }

    @Test
    void shortReadsCutWhatIsReadAndLoseNothing() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            InputStream in = pair.server().getInputStream();
            pair.ask("0123456789");
            wires.passMillis(2);
            assertThat(in.read(new byte[10])).isEqualTo(10);

            wires.streams().faults(StreamFaults.none().withShortReads(Rate.ALWAYS));
            pair.ask("0123456789");
            wires.passMillis(2);
            byte[] read = new byte[10];
            int first = in.read(read);
            assertThat(first).isBetween(1, 9);
            assertThat(in.available()).isEqualTo(10 - first);
            assertThat(in.readNBytes(read, first, 10 - first)).isEqualTo(10 - first);
            assertThat(read).isEqualTo("0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        });
    }

    @Test
    void writesOfSeveralTasksDoNotMix() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            for (int value = 1; value <= 3; value++) {
                byte[] block = new byte[100_000];
                java.util.Arrays.fill(block, (byte) value);
                wires.start(() -> {
                    pair.client().getOutputStream().write(block);
                    return true;
                });
            }
            byte[] received = pair.server().getInputStream().readNBytes(300_000);
            for (int at = 0; at < received.length; at++) {
                assertThat(received[at]).isEqualTo(received[at - at % 100_000]);
            }
        });
    }

    @Test
    void badSettingsAreNamed() {
        Wires.run(wires -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> wires.streams().throttle(CLIENT, SERVER, 0))
                    .withMessageContaining("at least 1 byte a second, not 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> wires.streams().giveUpAfter(Duration.ZERO))
                    .withMessageContaining("PT0S");
            assertThatExceptionOfType(UnknownNodeException.class)
                    .isThrownBy(() -> wires.streams().reset(CLIENT, NodeId.of(3)));
        });
    }

    private static Duration ofMillis(int millis) {
        return Duration.ofMillis(millis);
    }

    private static void assertReset(InputStream in) {
        assertThatExceptionOfType(SocketException.class).isThrownBy(in::read).withMessage("Connection reset");
    }
}
