package dev.marionette.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.NodeId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Every message comes back, from one form only, and no bytes do anything but come back or be refused. */
final class CodecPropertyTest {

    enum Kind {
        PUT,
        DELETE
    }

    record Numbers(boolean truth, byte b, short s, char c, int i, long l, float f, double d) {}

    record Boxes(Optional<Numbers> numbers, Integer i, Long l, Character c, Double d) {}

    sealed interface Message {
        Codec<Message> CODEC = Codec.records(Message.class);

        record Ping(long sequence) implements Message {}

        record Write(NodeId node, Kind kind, String text, Optional<Numbers> numbers) implements Message {}

        record Index(Set<String> names, Map<Integer, Boxes> boxes) implements Message {}

        sealed interface Group extends Message {
            record Batch(List<Message> messages) implements Group {}

            record Votes(Map<NodeId, Optional<Message>> votes, Set<Kind> kinds) implements Group {}
        }
    }

    @Property(tries = 500)
    void everyMessageComesBackFromOneFormOnly(@ForAll("messages") Message message) throws Exception {
        byte[] bytes = encode(message);
        Message decoded = Message.CODEC.decode(ByteBuffer.wrap(bytes));
        assertThat(decoded).isEqualTo(message);
        assertThat(encode(decoded)).isEqualTo(bytes);
    }

    @Property(tries = 1_000)
    void randomBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll @IntRange(max = 4) int number) {
        byte[] likely = bytes.clone();
        if (likely.length > 0) {
            likely[0] = (byte) number;
        }
        assertReadOrRefused(likely);
    }

    @Property(tries = 500)
    void changedBytesAreReadOrRefused(
            @ForAll("messages") Message message,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll byte value,
            @ForAll @IntRange(max = 20) int cut) {
        byte[] bytes = encode(message);
        byte[] changed = bytes.clone();
        changed[place % changed.length] = value;
        assertReadOrRefused(changed);
        assertReadOrRefused(Arrays.copyOf(changed, Math.max(0, changed.length - cut)));
        assertReadOrRefused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Property(tries = 300)
    void noPartOfAMessageIsAMessage(@ForAll("messages") Message message) {
        byte[] bytes = encode(message);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(decodes(Arrays.copyOf(bytes, length))).isFalse();
        }
        assertThat(decodes(Arrays.copyOf(bytes, bytes.length + 1))).isFalse();
    }

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.lazyOf(
                this::pings,
                this::writes,
                this::indexes,
                () -> messages().list().ofMaxSize(3).map(Message.Group.Batch::new),
                () -> votes());
    }

    private Arbitrary<Message> pings() {
        return Arbitraries.longs().map(Message.Ping::new);
    }

    private Arbitrary<Message> writes() {
        return Combinators.combine(nodes(), kinds(), texts(), numbers().optional())
                .as(Message.Write::new);
    }

    private Arbitrary<Message> indexes() {
        Arbitrary<Map<Integer, Boxes>> boxes =
                Arbitraries.maps(Arbitraries.integers(), boxes()).ofMaxSize(4);
        return Combinators.combine(texts().set().ofMaxSize(5), boxes).as(Message.Index::new);
    }

    private Arbitrary<Message> votes() {
        Arbitrary<Map<NodeId, Optional<Message>>> votes =
                Arbitraries.maps(nodes(), messages().optional()).ofMaxSize(3);
        return Combinators.combine(votes, kinds().set().ofMaxSize(2)).as(Message.Group.Votes::new);
    }

    private static Arbitrary<NodeId> nodes() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE).map(NodeId::of);
    }

    private static Arbitrary<Kind> kinds() {
        return Arbitraries.of(Kind.class);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(10), Arbitraries.of("\ud83d\ude00", "\uFFFD", "\u0000", "\u20ac"));
    }

    private static Arbitrary<Numbers> numbers() {
        return Combinators.combine(
                        Arbitraries.bytes(),
                        Arbitraries.shorts(),
                        Arbitraries.chars(),
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        Arbitraries.floats(),
                        Arbitraries.doubles())
                .as((b, s, c, i, l, f, d) -> new Numbers(b > 0, b, s, c, i, l, f, d));
    }

    private static Arbitrary<Boxes> boxes() {
        return Combinators.combine(
                        numbers().optional(),
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        Arbitraries.chars(),
                        Arbitraries.of(0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE))
                .as(Boxes::new);
    }

    private static void assertReadOrRefused(byte[] bytes) {
        try {
            assertThat(encode(Message.CODEC.decode(ByteBuffer.wrap(bytes)))).isEqualTo(bytes);
        } catch (MalformedMessageException e) {
            assertThat(e.offset()).isBetween(0, bytes.length);
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            Message.CODEC.decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    private static byte[] encode(Message message) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        Message.CODEC.encode(message, buffer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
