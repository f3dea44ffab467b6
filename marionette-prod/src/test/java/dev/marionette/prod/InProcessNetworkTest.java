package dev.marionette.prod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.api.net.MalformedMessageException;
import dev.marionette.api.net.MessageTooLargeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the network inside a process does beyond the contract. */
final class InProcessNetworkTest {

    private static final NodeId A = NodeId.of(0);
    private static final NodeId B = NodeId.of(1);

    record Text(String text) {
        static final Codec<Text> CODEC = Codec.records(Text.class);
    }

    @Test
    void aFullQueueDropsWhatComes() throws Exception {
        InProcessNetwork network = InProcessNetwork.of(InProcessOptions.nodes(2).withQueueCapacity(2));
        Endpoint<Text> a = network.endpoint(Text.CODEC, A);
        Endpoint<Text> b = network.endpoint(Text.CODEC, B);
        for (String text : List.of("one", "two", "three")) {
            a.send(B, new Text(text));
        }
        assertThat(b.receive()).isEqualTo(new Envelope<>(A, new Text("one")));
        a.send(B, new Text("four"));
        assertThat(b.receive().message()).isEqualTo(new Text("two"));
        assertThat(b.receive().message()).isEqualTo(new Text("four"));
        assertThat(b.poll()).isEmpty();
    }

    @Test
    void messagesKeepTheirOrder() throws Exception {
        InProcessNetwork network = InProcessNetwork.of(2);
        Endpoint<Text> a = network.endpoint(Text.CODEC, A);
        Endpoint<Text> b = network.endpoint(Text.CODEC, B);
        List<Text> received = new ArrayList<>();
        for (int i = 0; i < InProcessOptions.DEFAULT_QUEUE_CAPACITY; i++) {
            a.send(B, new Text("" + i));
        }
        for (int i = 0; i < InProcessOptions.DEFAULT_QUEUE_CAPACITY; i++) {
            received.add(b.receive().message());
        }
        assertThat(received).first().isEqualTo(new Text("0"));
        assertThat(received).isSortedAccordingTo((x, y) -> Integer.compare(number(x), number(y)));
    }

    @Test
    void aNodeWithoutAnEndpointHearsNothing() {
        InProcessNetwork network = InProcessNetwork.of(2);
        network.endpoint(Text.CODEC, A).send(B, new Text("early"));
        assertThat(network.endpoint(Text.CODEC, B).poll()).isEmpty();
    }

    @Test
    void theLimitMayBeSmallerThanTheFirstBuffer() throws Exception {
        InProcessNetwork network = InProcessNetwork.of(InProcessOptions.nodes(1).withMaxMessageSize(4));
        Endpoint<Text> a = network.endpoint(Text.CODEC, A);
        a.send(A, new Text("abc"));
        assertThat(a.receive().message()).isEqualTo(new Text("abc"));
        assertThatThrownBy(() -> a.send(A, new Text("abcd")))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageContaining("more than 4 bytes");
    }

    @Test
    void aCodecThatCannotReadItsOwnBytesIsReported() {
        Endpoint<Text> a = InProcessNetwork.of(1).endpoint(new OneWay(), A);
        a.send(A, new Text("lost"));
        assertThatThrownBy(a::poll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the codec of " + Text.class.getTypeName() + " cannot read what it wrote")
                .hasCauseInstanceOf(MalformedMessageException.class);
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> InProcessNetwork.of(0)).hasMessage("the number of nodes is 1 or more, not 0");
        assertThatThrownBy(() -> InProcessOptions.nodes(1).withMaxMessageSize(0))
                .hasMessage("the largest size of a message is 1 or more, not 0");
        assertThatThrownBy(() -> InProcessOptions.nodes(1).withQueueCapacity(-1))
                .hasMessage("the capacity of a queue is 1 or more, not -1");
    }

    private static int number(Text text) {
        return Integer.parseInt(text.text());
    }

    private static final class OneWay implements Codec<Text> {
        @Override
        public Class<Text> type() {
            return Text.class;
        }

        @Override
        public void encode(Text message, ByteBuffer into) {
            into.put((byte) 0);
        }

        @Override
        public Text decode(ByteBuffer from) throws MalformedMessageException {
            throw new MalformedMessageException("unreadable", 0);
        }
    }
}
