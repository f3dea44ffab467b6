package dev.marionette.bench;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of writing a message and reading it back, with the bundled codec and with one written by hand for the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class CodecBenchmark {

    /** What the messages are. */
    public sealed interface Message {
        /** A number. */
        record Ping(long sequence) implements Message {}

        /** A node, a number and a text. */
        record Write(NodeId client, long key, String value) implements Message {}
    }

    // Fields and not constants, as in a network that is given its codec.
    private Codec<Message> records = Codec.records(Message.class);
    private Codec<Message> hand = new ByHand();
    private Message write = new Message.Write(NodeId.of(3), 1_000_000, "twenty-four characters..");
    private final ByteBuffer buffer = ByteBuffer.allocate(1_024);
    private long sequence;

    /** The bundled codec. */
    @Benchmark
    public Message ping() throws MalformedMessageException {
        return roundTrip(records, new Message.Ping(sequence++ & 0xFFFF));
    }

    /** The baseline. */
    @Benchmark
    public Message pingByHand() throws MalformedMessageException {
        return roundTrip(hand, new Message.Ping(sequence++ & 0xFFFF));
    }

    /** The bundled codec. */
    @Benchmark
    public Message write() throws MalformedMessageException {
        return roundTrip(records, write);
    }

    /** The baseline. */
    @Benchmark
    public Message writeByHand() throws MalformedMessageException {
        return roundTrip(hand, write);
    }

    private Message roundTrip(Codec<Message> codec, Message message) throws MalformedMessageException {
        codec.encode(message, buffer.clear());
        return codec.decode(buffer.flip());
    }

    /** What a careful author writes for two messages. */
    private static final class ByHand implements Codec<Message> {

        @Override
        public Class<Message> type() {
            return Message.class;
        }

        @Override
        public void encode(Message message, ByteBuffer into) {
            switch (message) {
                case Message.Ping ping -> {
                    into.put((byte) 0);
                    putSigned(into, ping.sequence());
                }
                case Message.Write write -> {
                    into.put((byte) 1);
                    putUnsigned(into, write.client().index());
                    putSigned(into, write.key());
                    byte[] text = write.value().getBytes(StandardCharsets.UTF_8);
                    putUnsigned(into, text.length);
                    into.put(text);
                }
            }
        }

        @Override
        public Message decode(ByteBuffer from) throws MalformedMessageException {
            Message message = switch (from.get()) {
                case 0 -> new Message.Ping(getSigned(from));
                case 1 -> new Message.Write(NodeId.of((int) getUnsigned(from)), getSigned(from), getString(from));
                default -> throw new MalformedMessageException("unknown type", 0);
            };
            if (from.hasRemaining()) {
                throw new MalformedMessageException("trailing bytes", from.position());
            }
            return message;
        }

        private static void putSigned(ByteBuffer into, long value) {
            putUnsigned(into, (value << 1) ^ (value >> 63));
        }

        private static void putUnsigned(ByteBuffer into, long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                into.put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            into.put((byte) rest);
        }

        private static long getSigned(ByteBuffer from) throws MalformedMessageException {
            long value = getUnsigned(from);
            return (value >>> 1) ^ -(value & 1);
        }

        private static long getUnsigned(ByteBuffer from) throws MalformedMessageException {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int next = from.get();
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new MalformedMessageException("long number", from.position());
        }

        private static String getString(ByteBuffer from) throws MalformedMessageException {
            int length = (int) getUnsigned(from);
            if (length < 0 || length > from.remaining()) {
                throw new MalformedMessageException("long text", from.position());
            }
            String text =
                    new String(from.array(), from.arrayOffset() + from.position(), length, StandardCharsets.UTF_8);
            from.position(from.position() + length);
            return text;
        }
    }
}
