package dev.marionette.sim.net;

import static dev.marionette.sim.net.Net.A;
import static dev.marionette.sim.net.Net.B;
import static dev.marionette.sim.net.Net.C;
import static dev.marionette.sim.net.Net.D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.UnknownNodeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What arrives over a network that a test divides. */
final class PartitionTest {

    @Test
    void aPartitionClosesBothDirectionsBetweenItsSidesAndNothingElse() {
        Net.run(net -> {
            net.control().partition(List.of(A), List.of(B, C));
            net.send(A, B, 1);
            net.send(B, A, 2);
            net.send(B, C, 3);
            net.send(A, D, 4);
            net.pass(2);

            assertThat(net.received(B)).isEmpty();
            assertThat(net.received(A)).isEmpty();
            assertThat(net.received(C)).containsExactly(3);
            assertThat(net.received(D)).containsExactly(4);
        });
    }

    @Test
    void aOneWayPartitionLeavesTheWayBackOpen() {
        Net.run(net -> {
            net.control().partitionOneWay(List.of(A), List.of(B));
            net.send(A, B, 1);
            net.send(B, A, 2);
            net.pass(2);

            assertThat(net.received(B)).isEmpty();
            assertThat(net.received(A)).containsExactly(2);
        });
    }

    @Test
    void anIsolatedNodeReachesOnlyItself() {
        Net.run(net -> {
            net.control().isolate(B);
            net.send(B, A, 1);
            net.send(C, B, 2);
            net.send(B, B, 3);
            net.send(C, A, 4);
            net.pass(2);

            assertThat(net.received(A)).containsExactly(4);
            assertThat(net.received(B)).containsExactly(3);
        });
    }

    @Test
    void whatArrivesIsDecidedByTheStateAtItsArrival() {
        Net.run(net -> {
            net.send(A, B, 1);
            net.control().isolate(B);
            net.pass(2);
            net.send(A, B, 2);
            net.control().heal();
            net.pass(2);

            assertThat(net.received(B)).containsExactly(2);
        });
    }

    @Test
    void overlappingPartitionsAddUpAndHealingEndsAll() {
        Net.run(net -> {
            net.control().partition(List.of(A), List.of(B));
            net.control().partition(List.of(A, B), List.of(C));
            net.sendMany(A, B, 1);
            net.sendMany(B, C, 1);
            net.sendMany(A, D, 1);
            net.pass(2);
            assertThat(net.received(B)).isEmpty();
            assertThat(net.received(C)).isEmpty();
            assertThat(net.received(D)).hasSize(1);

            net.control().heal();
            net.sendMany(A, B, 1);
            net.sendMany(B, C, 1);
            net.pass(2);
            assertThat(net.received(B)).hasSize(1);
            assertThat(net.received(C)).hasSize(1);
        });
    }

    @Test
    void badSidesAreNamed() {
        Net.run(net -> {
            assertThatThrownBy(() -> net.control().partition(List.of(), List.of(A)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no node");
            assertThatThrownBy(() -> net.control().partition(List.of(A, B), List.of(B)))
                    .hasMessageContaining("node 1 is on both sides");
            assertThatThrownBy(() -> net.control().isolate(NodeId.of(4)))
                    .isInstanceOf(UnknownNodeException.class)
                    .hasMessageContaining("no node 4; its nodes are 0 to 3");
        });
    }
}
