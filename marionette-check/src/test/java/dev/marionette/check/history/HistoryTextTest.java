package dev.marionette.check.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryTextTest {

    private static final String HEADER = "# marionette.history version=1\n";

    @Test
    void aHistoryIsOneEventALine() throws HistoryFormatException {
        History<RegisterCall, Reply> history = History.<RegisterCall, Reply>builder()
                .invoke(0, 0, RegisterCall.Write.of(4))
                .invoke(10, 1, new RegisterCall.Read())
                .ok(25, 0, Reply.DONE)
                .ok(30, 1, Reply.value(4))
                .invoke(31, 0, RegisterCall.Cas.of(4, -5))
                .invoke(32, 1, new RegisterCall.Read())
                .invoke(33, 2, RegisterCall.Cas.of(1, 2))
                .unknown(40, 0)
                .failed(41, 1)
                .ok(42, 2, Reply.NO)
                .invoke(50, 2, new RegisterCall.Read())
                .ok(51, 2, Reply.NOTHING)
                .build();
        String text = HEADER + """
                0 0 invoke write 4
                10 1 invoke read
                25 0 ok write 4
                30 1 ok read 4
                31 0 invoke cas 4 -5
                32 1 invoke read
                33 2 invoke cas 1 2
                40 0 unknown cas 4 -5
                41 1 failed read
                42 2 ok cas 1 2 false
                50 2 invoke read
                51 2 ok read nil
                """;
        assertThat(HistoryText.write(history, Notations.register())).isEqualTo(text);
        assertThat(HistoryText.parse(text, Notations.register())).isEqualTo(history);
    }

    @Property(tries = 300)
    void anyTextIsAValue(@ForAll String key, @ForAll String value) throws HistoryFormatException {
        // A lone half of a surrogate pair has no UTF-8.
        String written = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String name = new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        History<KvCall, Reply> history = History.<KvCall, Reply>builder()
                .invoke(0, 0, new KvCall.Put(name, written))
                .ok(1, 0, Reply.DONE)
                .invoke(2, 0, new KvCall.Get(name))
                .ok(3, 0, Reply.text(written))
                .build();
        String text = HistoryText.write(history, Notations.kv());
        assertThat(text).isASCII().hasLineCount(5);
        assertThat(HistoryText.parse(text, Notations.kv())).isEqualTo(history);
    }

    @Test
    void commentsAndCarriageReturnsAreSkipped() throws HistoryFormatException {
        String text = "# marionette.history version=1\r\n# seed=4\r\n0 0 invoke read\r\n";
        assertThat(HistoryText.parse(text, Notations.register()).operations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 invoke                    | 2 | INSTANT PROCESS TYPE OPERATION
            ''                            | 2 | INSTANT PROCESS TYPE OPERATION
            x 0 invoke read               | 2 | instant is a whole number
            99999999999999999999 0 invoke read | 2 | instant is a whole number
            0 -1 invoke read              | 2 | from 0 to 2147483647
            0 4294967296 invoke read      | 2 | from 0 to 2147483647
            0 0 begin read                | 2 | no operation open
            0 0 ok read 3                 | 2 | no operation open
            0 0 invoke swap 3             | 2 | read, write, cas
            0 0 invoke write              | 2 | takes 1 values
            0 0 invoke write 3 4          | 2 | takes 1 values
            0 0 invoke write three        | 2 | whole numbers
            0 0 invoke write %3           | 2 | visible ASCII
            0 0 invoke write %GG          | 2 | hexadecimal
            0 0 invoke write %C3          | 2 | visible ASCII
            0 0 invoke read;0 0 invoke read | 3 | has read open
            0 0 invoke read;0 0 ok write 3  | 3 | has read open, not write
            0 0 invoke write 3;0 0 ok write 4 | 3 | has write 3 open
            0 0 invoke read;0 0 okay read 3 | 3 | no result
            0 0 invoke read;0 0 okay read   | 3 | invoke, ok, failed or unknown
            0 0 invoke read;0 0 failed read 3 | 3 | no result
            0 0 invoke read;0 0 ok read x   | 3 | whole numbers
            0 0 invoke read;0 0 ok read [1  | 3 | between [ and ]
            0 0 invoke read;0 0 ok read 1 2 | 3 | takes 1 values
            5 0 invoke read;4 0 ok read 1   | 3 | time goes back
            """)
    void aWrongLineIsNamed(String lines, int line, String explanation) {
        String text = HEADER + lines.replace(';', '\n') + "\n";
        assertThatThrownBy(() -> HistoryText.parse(text, Notations.register()))
                .isInstanceOfSatisfying(
                        HistoryFormatException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("line " + line + ": ")
                .hasMessageContaining(explanation);
    }

    @Test
    void aHistoryHasAHeader() {
        assertThatThrownBy(() -> HistoryText.parse("0 0 invoke read\n", Notations.register()))
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("marionette.history");
    }

    @Test
    void aLineThatDoesNotEndIsRefused() {
        String endless = HEADER + "x".repeat(HistoryLines.MAX_LENGTH + 1);
        assertThatThrownBy(() -> HistoryText.parse(endless, Notations.register()))
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("line 2: longer than");
    }
}
