package dev.marionette.check.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JepsenLogTest {

    @Test
    void everyKindOfLineIsRead() throws IOException {
        History<RegisterCall, Reply> expected = History.<RegisterCall, Reply>builder()
                .invoke(0, 0, new RegisterCall.Read())
                .invoke(1, 1, RegisterCall.Write.of(3))
                .ok(2, 0, Reply.NOTHING)
                .ok(3, 1, Reply.DONE)
                .invoke(4, 0, RegisterCall.Cas.of(3, 4))
                .ok(5, 0, Reply.YES)
                .invoke(6, 0, RegisterCall.Cas.of(1, 2))
                .ok(7, 0, Reply.NO)
                .invoke(8, 0, new RegisterCall.Read())
                .failed(9, 0)
                .invoke(10, 0, RegisterCall.Write.of(-1))
                .unknown(11, 0)
                .invoke(12, 5, RegisterCall.Cas.of(0, 1))
                .unknown(13, 5)
                .invoke(14, 6, new RegisterCall.Read())
                .ok(15, 6, Reply.value(-1))
                .invoke(16, 5, RegisterCall.Cas.of(0, 1))
                .failed(17, 5)
                .build();
        String log = log(
                "0 :invoke :read nil",
                "1 :invoke :write 3",
                "0 :ok :read nil",
                "1 :ok :write 3",
                "0 :invoke :cas [3 4]",
                "0 :ok :cas [3 4]",
                "0 :invoke :cas [1 2]",
                "0 :fail :cas [1 2]",
                "0 :invoke :read nil",
                "0 :fail :read :timed-out",
                "0 :invoke :write -1",
                "0 :info :write :timed-out",
                "5 :invoke :cas [0 1]",
                "5 :info :cas :timed-out",
                "6 :invoke :read nil",
                "6 :ok :read -1",
                "5 :invoke :cas [0 1]",
                "5 :fail :cas :no-such-node");
        assertThat(read(log)).isEqualTo(expected);
    }

    @Test
    void anEmptyLogIsAnEmptyHistory() throws IOException {
        assertThat(read("").operations()).isEmpty();
        assertThat(read("\n \t\r\n").operations()).isEmpty();
    }

    @Test
    void spacesAndTabsMayBeAnyAndTheLastLineMayLackItsEnd() throws IOException {
        String log = "INFO jepsen.util   -  4 :invoke\t\t:cas   [ 1\t2 ] \r\n\tINFO  jepsen.util - 4\t:ok :cas\t[1 2]";
        assertThat(read(log).operations().getFirst().input()).isEqualTo(RegisterCall.Cas.of(1, 2));
    }

    @Test
    void aReadWithoutAnswerHasNoEffect() throws IOException {
        String log = log("0 :invoke :read nil", "0 :info :read :timed-out");
        assertThat(read(log)).isEqualTo(read(log.replace(":info", ":fail")));
    }

    @Test
    void whatElseATestLogsIsSkipped() throws IOException {
        String log = """
                INFO  jepsen.core - Worker 0 starting
                INFO  jepsen.util - :nemesis\t:info\t:start\tnil
                INFO  jepsen.util - 0\t:invoke\t:write\t1
                WARN  jepsen.core - Process 0 indeterminate
                java.net.SocketTimeoutException: Read timed out
                \tat java.net.SocketInputStream.socketRead0(Native Method)
                INFO  jepsen.util - 0\t:info\t:write\t:timed-out
                INFO  jepsen.util - :nemesis\t:info\t:start\t"Cut off {:n1 #{:n2}}"
                INFO  jepsen.util - 0\t:invoke\t:read\tnil
                INFO  jepsen.util - 0\t:ok\t:read\t1
                """;
        assertThat(read(log).events()).hasSize(4);
    }

    @Test
    void aLineThatIsNoLogLineIsNotSkipped() {
        assertThatThrownBy(() -> read("INFO  jepsen.core - Worker 0 starting\n0 :invoke :read nil\n"))
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("line 2: expected INFO");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 :ok :read 1                            | 1 | no operation open
            0 :invoke :read nil;0 :invoke :write 1   | 2 | has read open
            0 :invoke :read nil;0 :ok :write 1       | 2 | has read open
            0 :invoke :write 1;0 :ok :write 2        | 2 | completion of write 1
            0 :invoke :write 1;0 :info :write 2      | 2 | completion of write 1
            0 :invoke :read nil;0 :ok :read :timed-out | 2 | whole number
            0 :invoke :read nil;0 :done :read 1      | 2 | :invoke, :ok, :fail or :info
            0 :invoke :read 4                        | 1 | expected nil
            0 :invoke :write nil                     | 1 | whole number
            0 :invoke :write 99999999999999999999    | 1 | whole number
            0 :invoke :write 1 2                     | 1 | one value
            0 :invoke :cas 1 2                       | 1 | [FROM TO]
            0 :invoke :cas [1]                       | 1 | [FROM TO]
            0 :invoke :swap 1                        | 1 | :read, :write or :cas
            0 :invoke :read                          | 1 | PROCESS :TYPE :F VALUE
            -1 :invoke :read nil                     | 1 | from 0 to
            x :invoke :read nil                      | 1 | whole number
            """)
    void aWrongLineIsNamed(String lines, int line, String explanation) {
        assertThatThrownBy(() -> read(log(lines.split(";"))))
                .isInstanceOfSatisfying(
                        HistoryFormatException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageContaining(explanation);
    }

    @Test
    void anotherLogIsNotOne() {
        assertThatThrownBy(() -> read("WARN jepsen.util - 0 :invoke :read nil"))
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("line 1: expected INFO");
    }

    private static String log(String... events) {
        return Arrays.stream(events)
                .map(event -> event.split(" ", 4))
                .map(words -> "INFO  jepsen.util - " + String.join("\t", words) + "\n")
                .collect(Collectors.joining());
    }

    private static History<RegisterCall, Reply> read(String log) throws IOException {
        return JepsenLog.read(new StringReader(log));
    }
}
