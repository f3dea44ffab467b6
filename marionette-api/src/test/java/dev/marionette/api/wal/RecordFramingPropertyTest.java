package dev.marionette.api.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.wal.RecordFraming.Record;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a record holds, damage to it is seen. */
final class RecordFramingPropertyTest {

    @Property
    void everyRecordIsReadBack(@ForAll long sequence, @ForAll @Size(min = 1, max = 64) byte[] payload) {
        RecordFraming framing = RecordFraming.of("MKV1", payload.length);
        assertThat(framing.decode(ByteBuffer.wrap(encode(framing, sequence, payload))))
                .isEqualTo(new Record.Valid(sequence, ByteBuffer.wrap(payload)));
    }

    @Property(tries = 200)
    void noByteCanChangeUnseen(
            @ForAll long sequence,
            @ForAll @Size(min = 1, max = 32) byte[] payload,
            @ForAll @IntRange(min = 1, max = 255) int difference) {
        RecordFraming framing = RecordFraming.of("MKV1", payload.length);
        byte[] whole = encode(framing, sequence, payload);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) difference;
            Record expected = i < 4 ? Record.Foreign.INSTANCE : Record.Torn.INSTANCE;
            assertThat(framing.decode(ByteBuffer.wrap(damaged)))
                    .as("byte %d", i)
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void noTailCanBeMissingUnseen(@ForAll long sequence, @ForAll @Size(min = 1, max = 32) byte[] payload) {
        RecordFraming framing = RecordFraming.of("MKV1", payload.length);
        byte[] whole = encode(framing, sequence, payload);
        for (int length = 0; length < whole.length; length++) {
            Record expected = length == 0 ? Record.Empty.INSTANCE : Record.Torn.INSTANCE;
            ByteBuffer cut = ByteBuffer.wrap(whole, 0, length);
            assertThat(framing.decode(cut)).as("cut at %d", length).isEqualTo(expected);
            assertThat(framing.decode(ByteBuffer.wrap(Arrays.copyOf(cut.array(), whole.length), 0, length)))
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void aTailOfZerosIsSeen(@ForAll long sequence, @ForAll @Size(min = 1, max = 32) byte[] payload) {
        RecordFraming framing = RecordFraming.of("MKV1", payload.length);
        byte[] whole = encode(framing, sequence, payload);
        for (int length = 0; length < whole.length; length++) {
            byte[] zeroed = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length);
            if (!Arrays.equals(zeroed, whole)) {
                assertThat(framing.decode(ByteBuffer.wrap(zeroed)))
                        .as("zeros from %d", length)
                        .isNotInstanceOf(Record.Valid.class);
            }
        }
    }

    private static byte[] encode(RecordFraming framing, long sequence, byte[] payload) {
        ByteBuffer record = ByteBuffer.allocate(framing.recordLength());
        framing.encode(sequence, ByteBuffer.wrap(payload), record);
        return record.array();
    }
}
