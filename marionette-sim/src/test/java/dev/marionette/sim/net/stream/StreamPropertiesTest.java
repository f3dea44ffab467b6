package dev.marionette.sim.net.stream;

import static dev.marionette.sim.net.stream.Wires.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.StreamFaults;
import dev.marionette.sim.net.stream.Wires.Pair;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** However bytes are written, cut up, lost and read: they come out as they went in. */
final class StreamPropertiesTest {

    @Property(tries = 60)
    void anyChunksOfWritesAndReadsGiveTheSameBytes(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 5_000) Integer> writes,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 5_000) Integer> reads,
            @ForAll @Size(2) List<@IntRange(min = 1, max = 20_000) Integer> buffers) {
        Wires.run(seed, wires -> {
            wires.network()
                    .latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(9)))
                    .lossiness(Rate.percent(5));
            wires.streams().faults(StreamFaults.none().withShortReads(Rate.percent(30)));
            Pair pair = wires.pair(SERVER);
            pair.client().setSendBufferSize(buffers.get(0));
            pair.server().setReceiveBufferSize(buffers.get(1));
            byte[] sent =
                    Wires.pattern(writes.stream().mapToInt(length -> length).sum());
            wires.start(() -> {
                writeAll(pair.client().getOutputStream(), sent, writes);
                pair.client().close();
                return true;
            });
            assertThat(readAll(pair.server().getInputStream(), reads)).isEqualTo(sent);
        });
    }

    private static void writeAll(OutputStream out, byte[] bytes, List<Integer> lengths) throws Exception {
        int at = 0;
        for (int length : lengths) {
            out.write(bytes, at, length);
            at += length;
        }
    }

    private static byte[] readAll(InputStream in, List<Integer> lengths) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int read = 0;
        for (int turn = 0; read >= 0; turn++) {
            byte[] chunk = new byte[lengths.get(turn % lengths.size())];
            read = in.read(chunk);
            all.write(chunk, 0, Math.max(read, 0));
        }
        return all.toByteArray();
    }
}
