package dev.marionette.sim.net;

import static dev.marionette.sim.net.Net.A;
import static dev.marionette.sim.net.Net.B;
import static dev.marionette.sim.net.Net.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.UnknownNodeException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What arrives over single paths and at single nodes that a test changes. */
final class LinkTest {

    @Test
    void aDisabledLinkLetsNothingThroughInItsDirection() {
        Net.run(net -> {
            net.control().link(A, B).disable();
            net.send(A, B, 1);
            net.send(B, A, 2);
            net.send(C, B, 3);
            net.pass(2);
            assertThat(net.received(A)).containsExactly(2);
            assertThat(net.received(B)).containsExactly(3);

            net.control().heal();
            net.send(A, B, 4);
            net.pass(2);
            assertThat(net.received(B)).isEmpty();

            net.control().healLinks();
            net.send(A, B, 5);
            net.pass(2);
            assertThat(net.received(B)).containsExactly(5);
            assertThat(net.control().count(NetworkFault.LINK_DOWN)).isEqualTo(2);
        });
    }

    @Test
    void aDisconnectedNodeReachesItselfOnly() {
        Net.run(net -> {
            net.control().setNode(B, false);
            net.send(A, B, 1);
            net.send(B, A, 2);
            net.send(B, B, 3);
            net.send(C, A, 4);
            net.pass(2);
            assertThat(net.received(A)).containsExactly(4);
            assertThat(net.received(B)).containsExactly(3);

            net.control().setNode(B, true);
            net.send(A, B, 5);
            net.pass(2);
            assertThat(net.received(B)).containsExactly(5);
        });
    }

    @Test
    void aCloggedPathHoldsMessagesUpAndLetsThemGoInOrder() {
        Net.run(net -> {
            net.control().clog(A, B, Duration.ofMillis(10));
            IntStream.range(0, 5).forEach(i -> {
                net.send(A, B, i);
                net.pass(1);
            });
            net.send(C, B, 9);
            net.pass(4);
            assertThat(net.received(B)).containsExactly(9);
            net.pass(1);
            assertThat(net.received(B)).containsExactly(0, 1, 2, 3, 4);
        });
    }

    @Test
    void heldMessagesOfSeveralPathsGoInTheOrderOfSending() {
        Net.run(net -> {
            net.control().latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(5)));
            net.control().clog(A, B, Duration.ofMillis(10));
            net.control().clog(C, B, Duration.ofMillis(10));
            IntStream.range(0, 20).forEach(i -> net.send(i % 2 == 0 ? A : C, B, i));
            net.pass(10);
            assertThat(net.received(B)).isEqualTo(IntStream.range(0, 20).boxed().toList());
        });
    }

    @Test
    void anOpenEndedClogLastsUntilItIsEnded() {
        Net.run(net -> {
            net.control().clog(A, B);
            net.control().clog(A, C);
            net.send(A, B, 1);
            net.send(A, C, 2);
            net.pass(1_000);
            assertThat(net.received(B)).isEmpty();
            net.control().unclog(A, B);
            assertThat(net.received(B)).containsExactly(1);
            assertThat(net.received(C)).isEmpty();
            net.control().unclogAll();
            assertThat(net.received(C)).containsExactly(2);
            net.send(A, B, 3);
            net.pass(1);
            assertThat(net.received(B)).containsExactly(3);
        });
    }

    @Test
    void aPartitionDuringAClogStillCountsWhenItEnds() {
        Net.run(net -> {
            net.control().clog(A, B, Duration.ofMillis(5));
            net.send(A, B, 1);
            net.pass(2);
            net.control().isolate(B);
            net.pass(10);
            net.control().heal();
            net.pass(10);
            assertThat(net.received(B)).isEmpty();
        });
    }

    @Test
    void whatIsSetForALinkStandsInThePlaceOfWhatIsSetForAll() {
        Net.run(net -> {
            net.control().lossiness(Rate.ALWAYS);
            net.control().link(A, B).lossiness(Rate.NEVER).latency(Latency.constant(Duration.ofMillis(7)));
            net.send(A, B, 1);
            net.send(A, C, 2);
            net.send(B, A, 3);
            net.pass(6);
            assertThat(net.received(B)).isEmpty();
            net.pass(1);
            assertThat(net.received(B)).containsExactly(1);
            assertThat(net.received(C)).isEmpty();
            assertThat(net.received(A)).isEmpty();

            net.control().duplication(Rate.ALWAYS);
            net.send(A, B, 4);
            net.pass(7);
            assertThat(net.received(B)).containsExactly(4, 4);

            net.control().link(A, B).clearOverrides();
            net.send(A, B, 5);
            net.pass(7);
            assertThat(net.received(B)).isEmpty();
        });
    }

    @Test
    void eachFaultCanBeSetForOneLink() {
        Net.run(net -> {
            LinkControl link = net.control().link(A, B);
            link.duplication(Rate.ALWAYS);
            net.send(A, B, 1);
            net.send(A, C, 1);
            net.pass(1);
            assertThat(net.received(B)).containsExactly(1, 1);
            assertThat(net.received(C)).containsExactly(1);

            link.duplication(Rate.NEVER).corruption(Rate.ALWAYS);
            net.send(A, B, 2);
            net.send(A, C, 2);
            net.pass(1);
            assertThat(net.received(B)).isEmpty();
            assertThat(net.received(C)).containsExactly(2);

            link.corruption(Rate.NEVER).clogs(new Clogs(Rate.ALWAYS, Duration.ofMillis(2)));
            net.pass(1);
            net.send(A, B, 3);
            net.send(A, C, 3);
            net.pass(5);
            assertThat(net.received(B)).isEmpty();
            assertThat(net.received(C)).containsExactly(3);

            link.clogs(Clogs.none()).unclog();
            net.pass(5);
            assertThat(net.received(B)).containsExactly(3);

            link.reordering(Rate.ALWAYS, Duration.ofSeconds(1));
            net.sendMany(A, B, 20);
            net.sendMany(A, C, 20);
            net.pass(1_001);
            assertThat(net.received(B)).hasSize(20).isNotEqualTo(net.received(C));
        });
    }

    @Test
    void badArgumentsAreNamed() {
        Net.run(net -> {
            NodeId nobody = NodeId.of(4);
            assertThatThrownBy(() -> net.control().link(A, nobody)).isInstanceOf(UnknownNodeException.class);
            assertThatThrownBy(() -> net.control().setNode(nobody, false)).isInstanceOf(UnknownNodeException.class);
            assertThatThrownBy(() -> net.control().link(A, A)).hasMessageContaining("node 0 has no link to itself");
            assertThatThrownBy(() -> net.control().clog(A, B, Duration.ZERO))
                    .hasMessageContaining("a clog lasts longer than zero, not PT0S");
            assertThatThrownBy(() -> net.control().link(A, B).reordering(Rate.ALWAYS, Duration.ZERO))
                    .hasMessageContaining("a detour takes longer than zero");
        });
    }
}
