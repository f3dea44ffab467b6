package dev.marionette.sim.net;

import static dev.marionette.sim.net.Net.A;
import static dev.marionette.sim.net.Net.B;
import static dev.marionette.sim.net.Net.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.net.MessageTooLargeException;
import dev.marionette.sim.SimulationOptions;
import org.junit.jupiter.api.Test;

/** What the network can hold, and what becomes of the rest. */
final class QueueTest {

    private static final SimulationOptions SMALL = SimulationOptions.nodes(4)
            .withNetwork(network -> network.queueCapacity(5).inboxCapacity(12).maxMessageSize(3));

    @Test
    void aFullPathDropsWhatIsSentAndOtherPathsDoNot() {
        Net.run(7, SMALL, net -> {
            net.sendMany(A, B, 8);
            net.sendMany(A, C, 5);
            net.pass(1);
            assertThat(net.received(B)).containsExactly(0, 1, 2, 3, 4);
            assertThat(net.received(C)).hasSize(5);
            assertThat(net.control().count(NetworkFault.QUEUE_FULL)).isEqualTo(3);

            net.send(A, B, 9);
            net.pass(1);
            assertThat(net.received(B)).containsExactly(9);
        });
    }

    @Test
    void messagesHeldUpByAClogFillThePath() {
        Net.run(7, SMALL, net -> {
            net.control().clog(A, B);
            for (int i = 0; i < 8; i++) {
                net.send(A, B, i);
                net.pass(2);
            }
            net.control().unclog(A, B);
            assertThat(net.received(B)).containsExactly(0, 1, 2, 3, 4);
        });
    }

    @Test
    void aFullInboxDropsWhatArrives() {
        Net.run(7, SMALL, net -> {
            for (int i = 0; i < 15; i++) {
                net.send(A, B, i);
                net.pass(1);
            }
            assertThat(net.received(B)).hasSize(12).last().isEqualTo(11);
            assertThat(net.control().count(NetworkFault.INBOX_FULL)).isEqualTo(3);
        });
    }

    @Test
    void aMessageThatIsTooLongIsRefused() {
        Net.run(7, SMALL, net -> {
            assertThatThrownBy(() -> net.send(A, B, Integer.MAX_VALUE))
                    .isInstanceOf(MessageTooLargeException.class)
                    .hasMessageContaining("more than 3 bytes");
            net.send(A, B, 1);
            net.pass(1);
            assertThat(net.received(B)).containsExactly(1);
        });
    }
}
