package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.api.net.MessageTooLargeException;
import dev.marionette.api.net.UnknownNodeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * Messages between the nodes of a quiet network: one that loses and doubles nothing. It may still let messages overtake each other, since an
 * endpoint promises no order.
 *
 * <p>A world runs it as it runs a {@link Contract}, with at least three nodes. A body makes its endpoints before it sends.
 */
public abstract class EndpointContract {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    /** More than a message takes on its way. */
    private static final Duration ARRIVAL = Duration.ofMillis(10);

    private static final NodeId A = NodeId.of(0);
    private static final NodeId B = NodeId.of(1);
    private static final NodeId C = NodeId.of(2);

    /** The machines under test. */
    public interface Cluster {
        /** How many nodes there are, numbered from 0. */
        int nodes();

        /** The longest message that fits, in bytes. */
        int maxMessageSize();

        /** The machine of a node, for its threads and its time. */
        Env env(NodeId node);

        /** The endpoint of a node for one type of message. */
        <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node);
    }

    /** Application code under test. */
    @FunctionalInterface
    public interface Body {
        /** Runs against a fresh cluster. */
        void run(Cluster cluster) throws Exception;
    }

    /** Runs {@code body} in a world of its own; what it throws comes out of here. */
    protected abstract void run(Body body) throws Exception;

    enum Kind {
        PUT,
        DELETE
    }

    sealed interface Message {
        Codec<Message> CODEC = Codec.records(Message.class);

        record Ping(long sequence) implements Message {}

        record Blob(byte[] bytes) implements Message {}

        record Simple(boolean z, byte b, short s, char c, int i, long l, float f, double d) implements Message {}

        record Boxed(Boolean z, Byte b, Short s, Character c, Integer i, Long l, Float f, Double d)
                implements Message {}

        record Other(String text, Kind kind, NodeId node, Optional<Simple> simple, Optional<Boxed> boxed)
                implements Message {}

        record Containers(List<Message> list, Set<String> set, Map<Integer, List<Kind>> map) implements Message {}
    }

    record Rumour(String text) {}

    /** A codec as an application may write one, with messages of exactly so many bytes. */
    record Raw(byte[] bytes) {
        static final Codec<Raw> CODEC = new RawCodec();
    }

    private static final class RawCodec implements Codec<Raw> {
        @Override
        public Class<Raw> type() {
            return Raw.class;
        }

        @Override
        public void encode(Raw message, ByteBuffer into) {
            into.put(message.bytes());
        }

        @Override
        public Raw decode(ByteBuffer from) {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            return new Raw(bytes);
        }
    }

    @Test
    void everyNodeReachesEveryOneAndItself() throws Exception {
        run(cluster -> {
            List<Endpoint<Message>> all = new ArrayList<>();
            for (int i = 0; i < cluster.nodes(); i++) {
                all.add(cluster.endpoint(Message.CODEC, NodeId.of(i)));
            }
            for (Endpoint<Message> from : all) {
                for (Endpoint<Message> to : all) {
                    Message message = ping(100 * from.node().index() + to.node().index());
                    from.send(to.node(), message);
                    assertThat(to.receive()).isEqualTo(new Envelope<>(from.node(), message));
                }
            }
            all.forEach(each -> assertThat(each.poll()).isEmpty());
        });
    }

    @Test
    void aNodeHasOneEndpointForAType() throws Exception {
        run(cluster -> {
            Endpoint<Message> endpoint = cluster.endpoint(Message.CODEC, B);
            assertThat(endpoint.node()).isEqualTo(B);
            assertThat(cluster.endpoint(Message.CODEC, B)).isSameAs(endpoint);
            assertThat(cluster.endpoint(Codec.records(Message.class), B)).isSameAs(endpoint);
        });
    }

    @Test
    void everyKindOfComponentArrives() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            Endpoint<Message> b = cluster.endpoint(Message.CODEC, B);
            for (Message message : everyKind()) {
                a.send(B, message);
                assertThat(b.receive().message()).isEqualTo(message);
            }
        });
    }

    @Test
    void whatArrivesIsWhatTheMessageWasWhenItWasSent() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            Endpoint<Message> b = cluster.endpoint(Message.CODEC, B);
            byte[] bytes = {1, 2, 3};
            a.send(B, new Message.Blob(bytes));
            a.send(A, new Message.Blob(bytes));
            bytes[0] = 9;
            byte[] there = ((Message.Blob) b.receive().message()).bytes();
            there[1] = 9;
            assertThat(there).containsExactly(1, 9, 3);
            assertThat(((Message.Blob) a.receive().message()).bytes()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void endpointsHearTheirOwnTypeOnly() throws Exception {
        run(cluster -> {
            Endpoint<Message> messages = cluster.endpoint(Message.CODEC, B);
            Endpoint<Rumour> rumours = cluster.endpoint(Codec.records(Rumour.class), B);
            cluster.endpoint(Message.CODEC, A).send(B, ping(1));
            assertThat(messages.receive().message()).isEqualTo(ping(1));
            assertThat(rumours.poll()).isEmpty();
            cluster.endpoint(Codec.records(Rumour.class), A).send(B, new Rumour("hear"));
            assertThat(rumours.receive().message()).isEqualTo(new Rumour("hear"));
            assertThat(messages.poll()).isEmpty();
        });
    }

    @Test
    void aNodeThatIsNotThereIsRefused() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            NodeId nobody = NodeId.of(cluster.nodes());
            assertThatExceptionOfType(UnknownNodeException.class)
                    .isThrownBy(() -> a.send(nobody, ping(1)))
                    .withMessageContaining("no node " + nobody);
            assertThatExceptionOfType(UnknownNodeException.class)
                    .isThrownBy(() -> cluster.endpoint(Message.CODEC, nobody));
        });
    }

    @Test
    void theLongestMessageArrivesAndALongerOneIsRefused() throws Exception {
        run(cluster -> {
            Endpoint<Raw> a = cluster.endpoint(Raw.CODEC, A);
            Endpoint<Raw> b = cluster.endpoint(Raw.CODEC, B);
            byte[] longest = new byte[cluster.maxMessageSize()];
            longest[longest.length - 1] = 7;
            a.send(B, new Raw(longest));
            a.send(C, new Raw(new byte[0]));
            assertThat(b.receive().message().bytes()).isEqualTo(longest);
            assertThatExceptionOfType(MessageTooLargeException.class)
                    .isThrownBy(() -> a.send(B, new Raw(new byte[longest.length + 1])))
                    .withMessageContaining("more than " + longest.length + " bytes");
            a.send(B, new Raw(new byte[0]));
            assertThat(b.receive().message().bytes()).isEmpty();
        });
    }

    @Test
    void pollOnlyLooks() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            assertThat(a.poll()).isEmpty();
            assertThat(a.receive(Duration.ZERO)).isEmpty();
            assertThat(a.receive(LONG.negated())).isEmpty();
            a.send(A, ping(1));
            a.send(A, ping(1));
            a.send(A, ping(1));
            assertThat(a.receive().message()).isEqualTo(ping(1));
            cluster.env(A).io().sleep(ARRIVAL);
            assertThat(a.receive(Duration.ZERO)).contains(new Envelope<>(A, ping(1)));
            assertThat(a.poll()).contains(new Envelope<>(A, ping(1)));
            assertThat(a.poll()).isEmpty();
        });
    }

    @Test
    void aWaitWithALimitEndsWithIt() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            long startNanos = cluster.env(A).io().nanoTime();
            assertThat(a.receive(SHORT)).isEmpty();
            assertThat(cluster.env(A).io().nanoTime() - startNanos).isGreaterThanOrEqualTo(SHORT.toNanos());
        });
    }

    @Test
    void aWaitEndsWithAMessage() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            Endpoint<Message> b = cluster.endpoint(Message.CODEC, B);
            for (Duration limit : List.of(LONG, Duration.ofSeconds(Long.MAX_VALUE))) {
                Future<Optional<Envelope<Message>>> limited = start(cluster.env(B), () -> b.receive(limit));
                cluster.env(A).io().sleep(SHORT);
                a.send(B, ping(1));
                assertThat(limited.get()).contains(new Envelope<>(A, ping(1)));
            }
            Future<Envelope<Message>> unlimited = start(cluster.env(B), b::receive);
            cluster.env(A).io().sleep(SHORT);
            a.send(B, ping(2));
            assertThat(unlimited.get()).isEqualTo(new Envelope<>(A, ping(2)));
        });
    }

    @Test
    void anInterruptEndsAWaitAndLosesNoMessage() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            List<Callable<?>> waits = List.of(a::receive, () -> a.receive(LONG));
            for (Callable<?> wait : waits) {
                FutureTask<Boolean> flag = new FutureTask<>(() -> flagAfterInterrupt(wait));
                Thread waiter = cluster.env(A).io().threads().newThread(flag);
                waiter.start();
                cluster.env(A).io().sleep(SHORT);
                waiter.interrupt();
                assertThat(flag.get()).isFalse();
            }
            a.send(A, ping(1));
            assertThat(a.receive(LONG)).contains(new Envelope<>(A, ping(1)));
        });
    }

    @Test
    void anInterruptBeforeAWaitEndsItEvenIfAMessageIsThere() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            a.send(A, ping(1));
            cluster.env(A).io().sleep(ARRIVAL);
            List<Callable<?>> waits = List.of(a::receive, () -> a.receive(LONG));
            for (Callable<?> wait : waits) {
                FutureTask<Boolean> flag = new FutureTask<>(() -> {
                    Thread.currentThread().interrupt();
                    return flagAfterInterrupt(wait);
                });
                cluster.env(A).io().threads().newThread(flag).start();
                assertThat(flag.get()).isFalse();
            }
            assertThat(a.poll()).contains(new Envelope<>(A, ping(1)));
        });
    }

    @Test
    void anInterruptStopsNeitherSendNorPoll() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            FutureTask<Boolean> flag = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                a.send(A, ping(1));
                a.send(B, ping(1));
                a.poll();
                return Thread.interrupted();
            });
            cluster.env(A).io().threads().newThread(flag).start();
            assertThat(flag.get()).isTrue();
        });
    }

    @Test
    void eachMessageGoesToOneOfSeveralReceivers() throws Exception {
        run(cluster -> {
            Endpoint<Message> b = cluster.endpoint(Message.CODEC, B);
            List<Future<List<Long>>> receivers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                receivers.add(start(cluster.env(B), () -> take(b, 10)));
            }
            sendSequence(cluster.endpoint(Message.CODEC, A), 0, 15);
            sendSequence(cluster.endpoint(Message.CODEC, C), 15, 30);
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> receiver : receivers) {
                all.addAll(receiver.get());
            }
            assertIsSequence(all, 30);
            assertThat(b.poll()).isEmpty();
        });
    }

    @Test
    void severalThreadsSendAtOnce() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            Endpoint<Message> b = cluster.endpoint(Message.CODEC, B);
            for (int i = 0; i < 4; i++) {
                long first = i * 20L;
                start(cluster.env(A), () -> sendSequence(a, first, first + 20));
            }
            assertIsSequence(take(b, 80), 80);
        });
    }

    @Test
    void twoNodesAnswerEachOther() throws Exception {
        run(cluster -> {
            Endpoint<Message> a = cluster.endpoint(Message.CODEC, A);
            Endpoint<Message> b = cluster.endpoint(Message.CODEC, B);
            Future<Void> echo = start(cluster.env(B), () -> echo(b, 100));
            for (long i = 0; i < 100; i++) {
                a.send(B, ping(i));
                assertThat(a.receive()).isEqualTo(new Envelope<>(B, ping(i)));
            }
            echo.get();
        });
    }

    private static List<Message> everyKind() {
        Message.Simple simple = new Message.Simple(true, (byte) -1, (short) -2, 'c', -3, Long.MIN_VALUE, 0.5f, -0.0);
        Message.Boxed boxed =
                new Message.Boxed(false, (byte) 1, (short) 2, 'd', 3, Long.MAX_VALUE, Float.NaN, Double.MAX_VALUE);
        Message other = new Message.Other("\u20ac", Kind.DELETE, C, Optional.of(simple), Optional.empty());
        return List.of(
                simple,
                boxed,
                other,
                new Message.Containers(
                        List.of(ping(1), other), Set.of("a", "b", ""), Map.of(1, List.of(Kind.PUT), -1, List.of())));
    }

    private static Message ping(long sequence) {
        return new Message.Ping(sequence);
    }

    private static boolean flagAfterInterrupt(Callable<?> wait) {
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(wait::call);
        return Thread.currentThread().isInterrupted();
    }

    private static Void sendSequence(Endpoint<Message> from, long first, long end) {
        for (long i = first; i < end; i++) {
            from.send(B, ping(i));
        }
        return null;
    }

    private static List<Long> take(Endpoint<Message> from, int count) throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(((Message.Ping) from.receive().message()).sequence());
        }
        return taken;
    }

    private static Void echo(Endpoint<Message> endpoint, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Envelope<Message> request = endpoint.receive();
            endpoint.send(request.from(), request.message());
        }
        return null;
    }

    private static void assertIsSequence(List<Long> numbers, int count) {
        assertThat(numbers).hasSize(count);
        assertThat(new TreeSet<>(numbers)).hasSize(count).first().isEqualTo(0L);
        assertThat(new TreeSet<>(numbers).last()).isEqualTo(count - 1L);
    }

    private static <T> Future<T> start(Env env, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        env.io().threads().newThread(task).start();
        return task;
    }
}
