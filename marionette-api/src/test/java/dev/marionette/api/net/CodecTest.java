package dev.marionette.api.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of each type, as documented at {@link Codec#records(Class)}. */
final class CodecTest {

    record Truth(boolean value) {}

    record Octet(byte value) {}

    record Small(short value) {}

    record Letter(char value) {}

    record Whole(int value) {}

    record Long64(long value) {}

    record Single(float value) {}

    record Twice(double value) {}

    record Boxes(Boolean a, Byte b, Short c, Character d, Integer e, Long f, Float g, Double h) {}

    record Text(String value) {}

    record Bytes(byte[] value) {}

    record Peer(NodeId value) {}

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    record Paint(Colour value) {}

    record Maybe(Optional<Integer> value) {}

    record Row(List<String> value) {}

    record Bag(Set<Integer> value) {}

    record Table(Map<String, List<Integer>> value) {}

    record Nested(Whole left, Text right) {}

    record Nothing() {}

    sealed interface Shape {
        record Dot() implements Shape {}

        sealed interface Round extends Shape {
            record Circle(int radius) implements Round {}

            record Ball(int radius) implements Round, Solid {}
        }

        sealed interface Solid extends Shape {
            record Cube(int side) implements Solid {}
        }

        record Line(Shape from, Shape to) implements Shape {}
    }

    record Tree(String name, List<Tree> children) {}

    record Picky(int value) {
        Picky {
            if (value == 13) {
                throw new IllegalStateException("unlucky");
            }
        }
    }

    /** Equal whatever the case. */
    record Word(String text) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Word word && text.equalsIgnoreCase(word.text);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    record Words(Set<Word> value, Map<Word, Integer> counts) {}

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "-1, 01",
        "1, 02",
        "63, 7e",
        "64, 8001",
        "-65, 8101",
        "2147483647, feffffff0f",
        "-2147483648, ffffffff0f"
    })
    void anIntIsZigZagAndAsShortAsItCanBe(int value, String hex) throws Exception {
        assertForm(new Whole(value), hex);
        assertForm(new Long64(value), hex);
    }

    @Test
    void numbersHaveTheirForms() throws Exception {
        assertForm(new Truth(false), "00");
        assertForm(new Truth(true), "01");
        assertForm(new Octet((byte) -2), "fe");
        assertForm(new Small(Short.MAX_VALUE), "feff03");
        assertForm(new Small(Short.MIN_VALUE), "ffff03");
        assertForm(new Letter('a'), "61");
        assertForm(new Letter('\uFFFF'), "ffff03");
        assertForm(new Long64(Long.MAX_VALUE), "feffffffffffffffff01");
        assertForm(new Long64(Long.MIN_VALUE), "ffffffffffffffffff01");
        assertForm(new Single(1), "3f800000");
        assertForm(new Single(Float.NaN), "7fc00000");
        assertForm(new Single(Float.intBitsToFloat(0x7fc00001)), "7fc00000");
        assertForm(new Twice(-0.0), "8000000000000000");
        assertForm(new Twice(Double.longBitsToDouble(0xfff8000000000001L)), "7ff8000000000000");
    }

    @Test
    void boxesAreWrittenAsWhatIsInThem() throws Exception {
        assertForm(
                new Boxes(true, (byte) 1, (short) 1, 'a', 1, 1L, 1f, 1d),
                "01" + "01" + "02" + "61" + "02" + "02" + "3f800000" + "3ff0000000000000");
    }

    @Test
    void textIsUtf8() throws Exception {
        assertForm(new Text(""), "00");
        assertForm(new Text("a\u00e9\u20ac\ud83d\ude00"), "0a" + "61" + "c3a9" + "e282ac" + "f09f9880");
        assertForm(new Text("\uFFFD"), "03efbfbd");
    }

    @Test
    void bytesStandAsTheyAre() throws Exception {
        Codec<Bytes> codec = Codec.records(Bytes.class);
        assertThat(hex(codec, new Bytes(new byte[] {0, -1}))).isEqualTo("0200ff");
        assertThat(codec.decode(bytes("0200ff")).value()).containsExactly(0, -1);
    }

    @Test
    void namesOfNodesAndConstantsAreNumbers() throws Exception {
        assertForm(new Peer(NodeId.of(128)), "8001");
        assertForm(new Paint(Colour.BLUE), "02");
    }

    @Test
    void containersHoldTheirElements() throws Exception {
        assertForm(new Maybe(Optional.empty()), "00");
        assertForm(new Maybe(Optional.of(-1)), "0101");
        assertForm(new Row(List.of()), "00");
        assertForm(new Row(List.of("b", "", "a")), "03" + "0162" + "00" + "0161");
        assertForm(new Nested(new Whole(1), new Text("x")), "02" + "0178");
        assertForm(new Nothing(), "");
        assertForm(new Tree("a", List.of(new Tree("b", List.of()))), "0161" + "01" + "0162" + "00");
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 127, 128, 129, 1_000})
    void listsOfAnyLengthComeBack(int size) throws Exception {
        Row row = new Row(Collections.nCopies(size, "a"));
        String count = size < 128 ? "%02x".formatted(size) : "%02x%02x".formatted((size & 0x7F) | 0x80, size >> 7);
        assertForm(row, count + "0161".repeat(size));
    }

    @Test
    void setsAndMapsAreInTheOrderOfTheirBytes() throws Exception {
        assertForm(new Bag(new LinkedHashSet<>(List.of(1, 64, -1, 0))), "04" + "00" + "01" + "02" + "8001");
        Map<String, List<Integer>> entries = new LinkedHashMap<>();
        entries.put("b", List.of(1));
        entries.put("aa", List.of());
        entries.put("a", List.of(0, 1));
        assertForm(new Table(entries), "03" + "0161" + "020002" + "0162" + "0102" + "026161" + "00");
        Codec<Bag> codec = Codec.records(Bag.class);
        assertThat(codec.decode(bytes("0400010280" + "01")).value()).containsExactly(0, -1, 1, 64);
    }

    @Test
    void theRecordsOfASealedInterfaceAreNumberedThroughout() throws Exception {
        Codec<Shape> codec = Codec.records(Shape.class);
        assertThat(hex(codec, new Shape.Dot())).isEqualTo("00");
        assertThat(hex(codec, new Shape.Round.Circle(1))).isEqualTo("0102");
        assertThat(hex(codec, new Shape.Round.Ball(1))).isEqualTo("0202");
        assertThat(hex(codec, new Shape.Solid.Cube(1))).isEqualTo("0302");
        Shape line = new Shape.Line(new Shape.Line(new Shape.Dot(), new Shape.Round.Ball(2)), new Shape.Dot());
        assertThat(hex(codec, line)).isEqualTo("04" + "04" + "00" + "0204" + "00");
        assertThat(codec.decode(bytes("04040002" + "0400"))).isEqualTo(line);
        assertThat(hex(Codec.records(Shape.Solid.class), new Shape.Round.Ball(1)))
                .isEqualTo("0002");
    }

    @Test
    void whatIsReadCannotBeChanged() throws Exception {
        List<String> row = Codec.records(Row.class).decode(bytes("010161")).value();
        Set<Integer> bag = Codec.records(Bag.class).decode(bytes("0102")).value();
        Map<String, List<Integer>> table =
                Codec.records(Table.class).decode(bytes("01016100")).value();
        assertThatThrownBy(() -> row.add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> bag.add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(table::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Truth, 02, 0, expected 0 or 1 and found 2",
        "Truth, '', 0, the message is cut off",
        "Truth, 0100, 1, the message ended and 1 bytes follow",
        "Whole, 80, 1, the message is cut off",
        "Whole, 8000, 0, a number in more bytes than it needs",
        "Whole, ffffffff1f, 0, a number of more than 32 bits",
        "Whole, ffffffffff01, 0, a number of more than 32 bits",
        "Small, ffff07, 0, a number of more than 16 bits",
        "Letter, 808004, 0, a number of more than 16 bits",
        "Long64, ffffffffffffffffff02, 0, a number of more than 64 bits",
        "Long64, ffffffffffffffffff8000, 0, a number of more than 64 bits",
        "Single, 3f8000, 3, the message is cut off",
        "Single, 7fc00001, 0, another NaN than 0x7fc00000",
        "Twice, fff8000000000000, 0, another NaN than 0x7ff8000000000000",
        "Text, 0261, 0, a length of 2 where 1 bytes follow",
        "Text, ffffffff07, 0, a length of 2147483647 where 0 bytes follow",
        "Text, 0361c080, 2, a string that is not UTF-8",
        "Text, 03eda080, 1, a string that is not UTF-8",
        "Text, 02e282, 1, a string that is not UTF-8",
        "Text, 06efbfbdefbf00, 4, a string that is not UTF-8",
        "Bytes, 0300, 0, a length of 3 where 1 bytes follow",
        "Peer, ffffffff0f, 0, a number of more than 31 bits",
        "Paint, 03, 0, 'alternative 3 of dev.marionette.api.net.CodecTest$Colour, which has 3'",
        "Shape, 05, 0, 'alternative 5 of dev.marionette.api.net.CodecTest$Shape, which has 5'",
        "Shape, 0401, 2, the message is cut off",
        "Maybe, 0200, 0, expected 0 or 1 and found 2",
        "Row, 0500, 0, a length of 5 where 1 bytes follow",
        "Bag, 020202, 2, the same element twice",
        "Bag, 020200, 2, elements out of order",
        "Table, 02016100016100, 4, the same element twice",
        "Table, 02016200016100, 4, elements out of order",
        "Words, 020141016100, 3, the same element twice",
        "Words, 000201410001610000, 5, the same key twice",
        "Picky, 1a, 0, 'dev.marionette.api.net.CodecTest$Picky was refused: java.lang.IllegalStateException: unlucky'"
    })
    void otherBytesAreMalformed(String type, String hex, int offset, String reason) throws Exception {
        Codec<?> codec = Codec.records(Class.forName(CodecTest.class.getName() + "$" + type));
        ByteBuffer buffer = ByteBuffer.allocate(100).position(7);
        buffer.put(bytes(hex)).flip().position(7);
        for (ByteBuffer each : List.of(buffer, direct(buffer))) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> codec.decode(each))
                    .withMessageStartingWith(reason + ", at byte " + offset)
                    .satisfies(e -> assertThat(e.offset()).isEqualTo(offset));
        }
    }

    @Test
    void recordsInsideEachOtherHaveALimit() throws Exception {
        Codec<Tree> codec = Codec.records(Tree.class);
        Tree tree = new Tree("", List.of());
        for (int depth = 1; depth < 100; depth++) {
            tree = new Tree("", List.of(tree));
        }
        assertThat(codec.decode(bytes(hex(codec, tree)))).isEqualTo(tree);
        Tree deeper = new Tree("", List.of(tree));
        assertThatThrownBy(() -> hex(codec, deeper))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 100 records inside each other");
        assertThatThrownBy(() -> codec.decode(bytes("0001".repeat(10_000) + "0000")))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("more than 100 records inside each other, at byte 200 of the message");
    }

    @Test
    @SuppressWarnings("NullAway")
    void aNullIsRefusedByName() {
        assertThatThrownBy(() -> hex(Codec.records(Text.class), new Text(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(
                        "component 'value' of dev.marionette.api.net.CodecTest$Text is null; a value that may be missing is an Optional");
        assertThatThrownBy(() -> hex(Codec.records(Row.class), new Row(Collections.singletonList(null))))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("an element of component 'value' of");
        assertThatThrownBy(() -> hex(Codec.records(Table.class), new Table(Collections.singletonMap("a", null))))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("a key or value of component 'value' of");
        assertThatThrownBy(() -> hex(Codec.records(Text.class), null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void halfACharacterIsRefused() {
        for (String text : List.of("a\ud83d", "\ude00a", "\ud83dx", "\ude00\ud83d")) {
            assertThatThrownBy(() -> hex(Codec.records(Text.class), new Text(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("half a surrogate pair at index");
        }
    }

    @Test
    void elementsOfTheSameBytesAreRefused() {
        record Blobs(Set<Bytes> value) {}
        Set<Bytes> twins = new LinkedHashSet<>(List.of(new Bytes(new byte[1]), new Bytes(new byte[1])));
        assertThatThrownBy(() -> hex(Codec.records(Blobs.class), new Blobs(twins)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has the same bytes as another one");
    }

    @Test
    void aBufferThatIsTooSmallOverflows() {
        Codec<Boxes> codec = Codec.records(Boxes.class);
        Boxes boxes = new Boxes(true, (byte) 1, (short) 1, 'a', 1, 1L, 1f, 1d);
        for (int size = 0; size < 18; size++) {
            ByteBuffer into = ByteBuffer.allocate(size);
            assertThatThrownBy(() -> codec.encode(boxes, into)).isInstanceOf(BufferOverflowException.class);
        }
        Codec<Text> text = Codec.records(Text.class);
        assertThatThrownBy(() -> text.encode(new Text("abc"), ByteBuffer.allocate(3)))
                .isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void aMessageStandsWhereTheBufferIs() throws Exception {
        Codec<Table> codec = Codec.records(Table.class);
        Table table = new Table(Map.of("b", List.of(1), "a", List.of()));
        ByteBuffer buffer = ByteBuffer.allocateDirect(20).position(5);
        codec.encode(table, buffer);
        assertThat(buffer.position()).isEqualTo(5 + 8);
        buffer.flip().position(5);
        assertThat(codec.decode(buffer)).isEqualTo(table);
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void aLittleEndianBufferIsRefused() {
        ByteBuffer buffer = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(() -> Codec.records(Text.class).encode(new Text("a"), buffer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("big endian");
    }

    @Test
    void theCodecKnowsItsType() {
        assertThat(Codec.records(Shape.class).type()).isEqualTo(Shape.class);
        assertThat(Codec.records(Shape.class)).hasToString("records(dev.marionette.api.net.CodecTest$Shape)");
    }

    private static <M extends Record> void assertForm(M message, String hex) throws MalformedMessageException {
        @SuppressWarnings("unchecked")
        Codec<M> codec = Codec.records((Class<M>) message.getClass());
        assertThat(hex(codec, message)).isEqualTo(hex);
        assertThat(codec.decode(bytes(hex))).isEqualTo(message);
        assertThat(codec.decode(bytes(hex).asReadOnlyBuffer())).isEqualTo(message);
    }

    private static <M> String hex(Codec<M> codec, M message) {
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        codec.encode(message, buffer);
        return HexFormat.of().formatHex(buffer.array(), 0, buffer.position());
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static ByteBuffer direct(ByteBuffer buffer) {
        return ByteBuffer.allocateDirect(buffer.remaining())
                .put(buffer.duplicate())
                .flip();
    }
}
