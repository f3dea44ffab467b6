package dev.marionette.api.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.wal.RecordFraming.Record;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordFramingTest {

    private static final RecordFraming FRAMING = RecordFraming.of("MKV1", 8);

    @Test
    void theLayoutIsFixed() {
        ByteBuffer record = encode(0x0102030405060708L, 0x1112131415161718L);
        // The last four bytes are the CRC-32C of the twenty before them, taken from an independent implementation.
        assertThat(HexFormat.of().formatHex(record.array()))
                .isEqualTo("4d4b5631" + "0807060504030201" + "1112131415161718" + "19049e3f");
    }

    @Test
    void aRecordIsItsPayloadAndSixteenBytes() {
        assertThat(FRAMING.payloadLength()).isEqualTo(8);
        assertThat(FRAMING.recordLength()).isEqualTo(24);
        assertThat(RecordFraming.of("MKV1", Integer.MAX_VALUE - 16).recordLength())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aDecodedRecordMovesThePositionPastIt() {
        ByteBuffer log = ByteBuffer.allocate(5 + 2 * FRAMING.recordLength()).position(5);
        FRAMING.encode(1, payload(41), log);
        FRAMING.encode(-1, payload(42), log);
        assertThat(log.hasRemaining()).isFalse();
        log.position(5).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(FRAMING.decode(log)).isEqualTo(new Record.Valid(1, payload(41)));
        assertThat(log.position()).isEqualTo(5 + FRAMING.recordLength());
        assertThat(FRAMING.decode(log)).isEqualTo(new Record.Valid(-1, payload(42)));
        assertThat(FRAMING.decode(log)).isEqualTo(Record.Empty.INSTANCE);
        assertThat(log.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void thePayloadIsBigEndianWhateverTheBufferIs() {
        ByteBuffer record = encode(1, 42).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(FRAMING.decode(record))
                .isInstanceOfSatisfying(
                        Record.Valid.class,
                        valid -> assertThat(valid.payload().getLong()).isEqualTo(42));
    }

    @Test
    void whatIsNotValidLeavesThePosition() {
        ByteBuffer torn = encode(1, 42).put(20, (byte) 0x55).position(0);
        assertThat(FRAMING.decode(torn)).isEqualTo(Record.Torn.INSTANCE);
        assertThat(torn.position()).isZero();
        ByteBuffer foreign = encode(1, 42).put(0, (byte) 'X').position(0);
        assertThat(FRAMING.decode(foreign)).isEqualTo(Record.Foreign.INSTANCE);
        assertThat(foreign.position()).isZero();
    }

    @Test
    void anotherFramingsRecordIsForeign() {
        assertThat(RecordFraming.of("MKV2", 8).decode(encode(1, 42))).isEqualTo(Record.Foreign.INSTANCE);
    }

    @Test
    void zerosAndNothingAreEmpty() {
        assertThat(FRAMING.decode(ByteBuffer.allocate(0))).isEqualTo(Record.Empty.INSTANCE);
        assertThat(FRAMING.decode(ByteBuffer.allocate(7))).isEqualTo(Record.Empty.INSTANCE);
        assertThat(FRAMING.decode(ByteBuffer.allocate(4_096))).isEqualTo(Record.Empty.INSTANCE);
        ByteBuffer zerosThenOne = ByteBuffer.allocate(FRAMING.recordLength()).put(23, (byte) 1);
        assertThat(FRAMING.decode(zerosThenOne)).isEqualTo(Record.Foreign.INSTANCE);
    }

    @Test
    void aPayloadOfAnotherLengthIsRefused() {
        ByteBuffer into = ByteBuffer.allocate(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FRAMING.encode(1, ByteBuffer.allocate(7), into))
                .withMessageContaining("7 bytes")
                .withMessageContaining("takes 8");
        assertThat(into.position()).isZero();
    }

    @Test
    void aBufferWithoutRoomIsLeftAlone() {
        ByteBuffer into = ByteBuffer.allocate(FRAMING.recordLength() - 1);
        ByteBuffer payload = payload(42);
        assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(() -> FRAMING.encode(1, payload, into));
        assertThat(into.position()).isZero();
        assertThat(payload.remaining()).isEqualTo(8);
        assertThat(into.get(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MKV", "MKV12", "MK 1", "MK\t1", "MK\u00e91", "MK\u007f1"})
    void aMagicIsFourPrintableCharacters(String magic) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordFraming.of(magic, 8))
                .withMessageContaining("'" + magic + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE - 15, Integer.MAX_VALUE})
    void aPayloadLengthOutOfRangeIsRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordFraming.of("MKV1", length))
                .withMessageContaining("not " + length);
    }

    private static ByteBuffer payload(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, value);
    }

    private static ByteBuffer encode(long sequence, long value) {
        ByteBuffer record = ByteBuffer.allocate(FRAMING.recordLength());
        FRAMING.encode(sequence, payload(value), record);
        return record.flip();
    }
}
