package dev.marionette.api.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which types have a codec, and when it looks at them. */
final class CodecTypesTest {

    /** The form that applications use: the constant is made while its own interface is being initialized. */
    sealed interface Message {
        Codec<Message> CODEC = Codec.records(Message.class);

        record Write(long key, Kind kind) implements Message {
            static final Codec<Message> FROM_OUTSIDE = CODEC;
        }

        record Batch(List<Message> messages) implements Message {}

        enum Kind {
            PUT,
            DELETE;

            final Codec<Message> seen = CODEC;
        }

        /** A default method makes the interface's initializer run before that of any of its records. */
        default int size() {
            return 1;
        }
    }

    record Generic<T>(T value) {}

    record Lazy(List<?> values) {}

    record Raw(@SuppressWarnings("rawtypes") List values) {}

    record Arrays(int[] values) {}

    record Timed(Map<String, Duration> values) {}

    record Concrete(ArrayList<String> values) {}

    record HoldsGeneric(Generic<String> value) {}

    record Endless(int value, Endless next) {}

    record First(Second second) {}

    record Second(Optional<String> name, First first) {}

    record Chain(Optional<Chain> next) {}

    record Empty() {}

    record EmptyInEmpty(Empty empty) {}

    record Empties(List<EmptyInEmpty> empties) {}

    record EmptyKeys(Map<Empty, String> map) {}

    record EmptyValues(Map<String, Empty> map, Set<Cases> cases, Optional<Empty> empty) {}

    sealed interface Cases {
        record Only() implements Cases {}
    }

    sealed interface Hopeless {
        record Wrap(Hopeless inner) implements Hopeless {}

        record Fine() implements Hopeless {}

        record Trap(Trap trap) implements Hopeless {}
    }

    sealed interface WithClass {
        final class Leaf implements WithClass {}
    }

    sealed interface WithOpen {
        non-sealed interface Open extends WithOpen {}
    }

    interface NotSealed {}

    @Test
    void aConstantOfTheInterfaceItselfIsMadeInTime() throws Exception {
        Message.Write write = new Message.Write(7, Message.Kind.DELETE);
        Message message = new Message.Batch(List.of(write));
        ByteBuffer buffer = ByteBuffer.allocate(20);
        Message.CODEC.encode(message, buffer);
        assertThat(Message.CODEC.decode(buffer.flip())).isEqualTo(message);
        assertThat(Message.Write.FROM_OUTSIDE).isSameAs(Message.CODEC);
        assertThat(Message.Kind.PUT.seen).isSameAs(Message.CODEC);
    }

    @Test
    void recursionThatCanEndIsFine() throws Exception {
        Chain chain = new Chain(Optional.of(new Chain(Optional.empty())));
        assertRoundTrip(Codec.records(Chain.class), chain);
        assertRoundTrip(
                Codec.records(EmptyValues.class),
                new EmptyValues(Map.of("a", new Empty()), Set.of(new Cases.Only()), Optional.of(new Empty())));
    }

    @Test
    void theLookupOfTheCallerOpensItsTypes() throws Exception {
        record Hidden(int value) {}
        assertRoundTrip(Codec.records(MethodHandles.lookup(), Hidden.class), new Hidden(3));
    }

    @Test
    void aClosedTypeIsRefusedWithTheRemedy() {
        record Hidden(int value) {}
        assertThatThrownBy(() -> Codec.records(MethodHandles.publicLookup(), Hidden.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "Hidden: write 'opens dev.marionette.api.net to dev.marionette.api' in its module")
                .hasMessageContaining("or pass MethodHandles.lookup()");
    }

    @Test
    void messagesAreRecords() {
        assertRefused(String.class, "java.lang.String is neither");
        assertRefused(NotSealed.class, "NotSealed is neither");
        assertRefused(int.class, "int is neither");
        assertRefused(WithClass.class, "Leaf, which ", "WithClass permits, is no record and no sealed interface");
        assertRefused(WithOpen.class, "Open, which ", "WithOpen permits, is no record");
    }

    @Test
    void otherComponentsAreRefusedByName() {
        assertRefused(Lazy.class, "an element of component 'values' of", "Lazy is a ?, which", "use a primitive");
        assertRefused(Raw.class, "component 'values' of", "Raw is a java.util.List, which");
        assertRefused(Arrays.class, "is a int[], which");
        assertRefused(Timed.class, "a value of component 'values' of", "is a java.time.Duration, which");
        assertRefused(Concrete.class, "is a java.util.ArrayList<java.lang.String>, which");
        assertRefused(Generic.class, "the message is a", "Generic, which");
        assertRefused(HoldsGeneric.class, "component 'value' of", "Generic<java.lang.String>, which");
    }

    @Test
    void recordsWithoutEndAreRefused() {
        assertRefused(Endless.class, "component 'next' of", "Endless holds a value of its own type");
        assertRefused(First.class, "component 'second' of", "First holds a value of its own type");
        assertRefused(Hopeless.class, "component 'trap' of", "Trap holds a value of its own type");
    }

    @Test
    void collectionsOfNothingAreRefused() {
        assertRefused(Empties.class, "an element of component 'empties' of", "is a record without components");
        assertRefused(EmptyKeys.class, "a key of component 'map' of", "is a record without components");
    }

    private static void assertRefused(Class<?> type, String... parts) {
        assertThatThrownBy(() -> Codec.records(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    private static <M> void assertRoundTrip(Codec<M> codec, M message) throws MalformedMessageException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        codec.encode(message, buffer);
        assertThat(codec.decode(buffer.flip())).isEqualTo(message);
    }
}
