package dev.marionette.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that a test picks by their content: to drop them, or to send them once more. */
final class FilterAndReplayTest {

    private static final NodeId A = NodeId.of(0);
    private static final NodeId B = NodeId.of(1);
    private static final NodeId C = NodeId.of(2);

    sealed interface Message {
        Codec<Message> CODEC = Codec.records(Message.class);

        record Put(int value) implements Message {}

        record Ack(int value) implements Message {}
    }

    @Test
    void aFilterOfALinkDropsWhatItNamesThere() {
        run(sim -> {
            NetworkControl network = sim.control().network();
            network.link(A, B).filter(Message.Put.class, put -> put.value() > 1);
            for (NodeId to : List.of(B, C)) {
                send(sim, to, new Message.Put(1));
                send(sim, to, new Message.Put(2));
                send(sim, to, new Message.Ack(2));
            }
            pass(sim);
            assertThat(received(sim, B)).containsExactly(new Message.Put(1), new Message.Ack(2));
            assertThat(received(sim, C)).hasSize(3);
            assertThat(network.count(NetworkFault.FILTER)).isEqualTo(1);

            network.clearFilters();
            send(sim, B, new Message.Put(2));
            pass(sim);
            assertThat(received(sim, B)).hasSize(1);
        });
    }

    @Test
    void aFilterOfTheNetworkDropsEverywhereButNotToOneself() {
        run(sim -> {
            sim.control().network().filter(Message.class, message -> true);
            List.of(A, B, C).forEach(to -> send(sim, to, new Message.Put(1)));
            pass(sim);
            assertThat(received(sim, A)).hasSize(1);
            assertThat(received(sim, B)).isEmpty();
            assertThat(received(sim, C)).isEmpty();
        });
    }

    @Test
    void aRecordedMessageArrivesAgainWhenItIsReplayed() {
        run(sim -> {
            NetworkControl network = sim.control().network();
            PacketRecording acks = network.record(packet -> packet.message() instanceof Message.Ack);
            send(sim, B, new Message.Put(1));
            send(sim, B, new Message.Ack(1));
            send(sim, C, new Message.Ack(2));
            pass(sim);
            received(sim, B);
            List<RecordedPacket> recorded = acks.stop();
            send(sim, B, new Message.Ack(3));
            sim.control().runFor(Duration.ofSeconds(1));
            assertThat(received(sim, B)).containsExactly(new Message.Ack(3));

            network.replay(recorded);
            assertThat(received(sim, B)).isEmpty();
            pass(sim);
            assertThat(received(sim, B)).containsExactly(new Message.Ack(1));
            assertThat(received(sim, C)).containsExactly(new Message.Ack(2), new Message.Ack(2));
        });
    }

    @Test
    void aRecordedPacketTellsWhatWasSent() {
        run(sim -> {
            NetworkControl network = sim.control().network();
            PacketRecording recording = network.record(packet -> packet.to().equals(B));
            network.lossiness(Rate.ALWAYS);
            send(sim, B, new Message.Put(41));
            send(sim, C, new Message.Put(42));
            assertThat(recording.packets()).singleElement().satisfies(packet -> {
                assertThat(packet.from()).isEqualTo(A);
                assertThat(packet.to()).isEqualTo(B);
                assertThat(packet.type()).isEqualTo(Message.class);
                assertThat(packet.message()).isEqualTo(new Message.Put(41));
                assertThat(packet.bytes()).containsExactly(0, 82);
                assertThat(packet.sentAt()).isEqualTo(sim.control().now());
            });
        });
    }

    @Test
    void aReplayedMessageMeetsTheNetworkAsItIsThen() {
        run(sim -> {
            NetworkControl network = sim.control().network();
            PacketRecording recording = network.record(packet -> true);
            send(sim, B, new Message.Put(1));
            send(sim, C, new Message.Put(2));
            pass(sim);
            network.isolate(B);
            network.replay(recording.packets());
            pass(sim);
            assertThat(received(sim, B)).hasSize(1);
            assertThat(received(sim, C)).hasSize(2);
        });
    }

    @Test
    void aPacketOfAnotherWorldIsRefused() {
        List<RecordedPacket> packets = new ArrayList<>();
        run(sim -> {
            PacketRecording recording = sim.control().network().record(packet -> true);
            send(sim, B, new Message.Put(1));
            packets.addAll(recording.packets());
        });
        run(sim -> assertThatThrownBy(() -> sim.control().network().replay(packets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was recorded in another world"));
    }

    private static void run(Action<Simulation> test) {
        Scenario<Simulation> scenario = Scenario.named("filters", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(test);
        Runner.expectPass(scenario, Seed.of(3));
    }

    private static void send(Simulation sim, NodeId to, Message message) {
        sim.endpoint(Message.CODEC, A).send(to, message);
    }

    private static void pass(Simulation sim) {
        sim.control().runFor(Duration.ofMillis(1));
    }

    private static List<Message> received(Simulation sim, NodeId node) {
        Endpoint<Message> endpoint = sim.endpoint(Message.CODEC, node);
        List<Message> messages = new ArrayList<>();
        for (var next = endpoint.poll(); next.isPresent(); next = endpoint.poll()) {
            messages.add(next.get().message());
        }
        return messages;
    }
}
