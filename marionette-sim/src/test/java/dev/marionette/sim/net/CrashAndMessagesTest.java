package dev.marionette.sim.net;

import static dev.marionette.sim.net.Net.A;
import static dev.marionette.sim.net.Net.B;
import static dev.marionette.sim.net.Net.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.net.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of messages when nodes crash, restart and boot around them. */
final class CrashAndMessagesTest {

    @Test
    void aMessageInFlightOutlivesItsSender() {
        Net.run(net -> {
            net.send(A, B, 1);
            net.sim().control().node(A).crash();
            net.pass(1);
            assertThat(net.received(B)).containsExactly(1);
        });
    }

    @Test
    void aMessageHeldUpByAClogDiesWithItsSender() {
        Net.run(net -> {
            net.control().clog(A, B, Duration.ofMillis(5));
            net.control().clog(C, B, Duration.ofMillis(5));
            net.send(A, B, 1);
            net.send(C, B, 2);
            net.pass(2);
            net.sim().control().node(A).crash();
            net.pass(10);
            assertThat(net.received(B)).containsExactly(2);
            assertThat(net.control().count(NetworkFault.SENDER_DOWN)).isEqualTo(1);
        });
    }

    @Test
    void aMessageToANodeThatIsDownIsDropped() {
        Net.run(net -> {
            net.sim().control().node(B).crash();
            net.send(A, B, 1);
            net.send(A, C, 2);
            net.pass(2);
            net.sim().control().node(B).restart();
            net.pass(2);
            assertThat(net.received(B)).isEmpty();
            assertThat(net.received(C)).containsExactly(2);
        });
    }

    @Test
    void aMessageInFlightReachesTheNextLifeOfANode() {
        Net.run(net -> {
            net.control().latency(Latency.constant(Duration.ofMillis(5)));
            net.send(A, B, 1);
            net.pass(1);
            net.sim().control().node(B).crash();
            net.pass(1);
            net.sim().control().node(B).restart();
            net.pass(3);
            assertThat(net.received(B)).containsExactly(1);
        });
    }

    @Test
    void whatArrivedAndWasNotReceivedDiesWithTheProcess() {
        Net.run(net -> {
            net.send(A, B, 1);
            net.send(A, C, 2);
            net.pass(1);
            net.sim().control().node(B).crash();
            net.sim().control().node(B).restart();
            assertThat(net.received(B)).isEmpty();
            assertThat(net.received(C)).containsExactly(2);
        });
    }

    @Test
    void whatArrivesBeforeAProcessAsksForItIsKept() {
        Net.run(net -> {
            List<Integer> seen = new ArrayList<>();
            net.sim().node(B).boot(env -> own -> {
                own.io().sleep(Duration.ofMillis(10));
                seen.add(net.at(B).receive().message().value());
            });
            net.send(A, B, 1);
            net.pass(20);
            assertThat(seen).containsExactly(1);
        });
    }

    @Test
    void aReceiverThatCrashedSwallowsNoMessageOfOthers() {
        Net.run(net -> {
            List<Integer> seen = new ArrayList<>();
            // Both wait at the endpoint of C, and the one that waits longer crashes as its message arrives.
            net.sim()
                    .node(B)
                    .boot(env -> own -> seen.add(-net.at(C).receive().message().value()));
            net.pass(1);
            net.sim()
                    .env()
                    .io()
                    .threads()
                    .newThread(() -> receiveInto(net, seen))
                    .start();
            net.pass(1);
            net.send(A, C, 1);
            net.send(A, C, 2);
            net.sim().control().node(B).crash();
            net.pass(2);
            assertThat(seen).containsExactly(1);
            assertThat(net.received(C)).containsExactly(2);
        });
    }

    @Test
    void aReceiverThatCrashesBetweenArrivalAndReceiptLeavesTheMessageToTheNext() {
        for (long seed = 0; seed < 20; seed++) {
            Net.run(seed, net -> {
                List<Integer> seen = new ArrayList<>();
                net.sim()
                        .node(B)
                        .boot(env ->
                                own -> seen.add(net.at(C).receive().message().value()));
                net.pass(1);
                net.sim()
                        .env()
                        .io()
                        .threads()
                        .newThread(() -> receiveInto(net, seen))
                        .start();
                net.sim()
                        .env()
                        .io()
                        .threads()
                        .newThread(() -> crashAfter(net, 1))
                        .start();
                net.send(A, C, 1);
                net.pass(3);
                net.send(A, C, 2);
                net.pass(3);
                seen.addAll(net.received(C));
                assertThat(seen).containsExactly(1, 2);
            });
        }
    }

    @Test
    void anEndpointEndsWithItsProcess() {
        Net.run(net -> {
            Endpoint<Net.Number> old = net.at(B);
            net.sim().control().node(B).crash();
            assertThatThrownBy(old::poll).hasMessageContaining("this endpoint ended with the process on node 1");
            assertThatThrownBy(() -> old.send(A, new Net.Number(1))).hasMessageContaining("ended");
            assertThatThrownBy(() -> net.at(B)).hasMessageContaining("node 1 is down");
            net.sim().control().node(B).restart();
            assertThat(net.at(B)).isNotSameAs(old);
            assertThatThrownBy(old::receive).hasMessageContaining("ask Simulation.endpoint for a new one");
        });
    }

    @Test
    void receiversAreServedInTheOrderInWhichTheyBeganToWait() {
        for (long seed = 0; seed < 10; seed++) {
            Net.run(seed, net -> {
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    int receiver = i;
                    net.sim()
                            .env()
                            .io()
                            .threads()
                            .newThread(() -> {
                                int value = receive(net);
                                order.add(10 * receiver + value);
                            })
                            .start();
                    net.pass(1);
                }
                net.sendMany(A, C, 3);
                net.pass(1);
                net.pass(1);
                assertThat(order).containsExactlyInAnyOrder(0, 11, 22);
            });
        }
    }

    private static void receiveInto(Net net, List<Integer> seen) {
        seen.add(receive(net));
    }

    private static int receive(Net net) {
        try {
            return net.at(C).receive().message().value();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void crashAfter(Net net, int millis) {
        try {
            net.sim().env().io().sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        net.sim().control().node(B).crash();
    }
}
