package dev.marionette.check.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Reply;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KvLogTest {

    @Test
    void everyKindOfLineIsRead() throws IOException {
        History<KvCall, Reply> expected = History.<KvCall, Reply>builder()
                .invoke(0, 3, new KvCall.Append("0", "x 3 0 y"))
                .invoke(1, 1, new KvCall.Get("0"))
                .ok(2, 3, Reply.DONE)
                .ok(3, 1, Reply.text("x 3 0 y"))
                .invoke(4, 1, new KvCall.Put("a\"b", ""))
                .ok(5, 1, Reply.DONE)
                .invoke(6, 1, new KvCall.Put("0", "1"))
                .unknown(7, 1)
                .build();
        String log = """
                {:process 3, :type :invoke, :f :append, :key "0", :value "x 3 0 y"}
                {:process 1, :type :invoke, :f :get, :key "0", :value nil}
                {:process 3, :type :ok, :f :append, :key "0", :value "x 3 0 y"}
                {:process 1, :type :ok, :f :get, :key "0", :value "x 3 0 y"}
                {:type :invoke :process 1 \t :f :put,,:value "" :key "a\\"\\u0062"}
                \t{ :process 1, :type :ok, :f :put, :key "a\\"b", :value nil } \r

                {:process 1, :type :invoke, :f :put, :key "0", :value "1"}
                {:process 1, :type :info, :f :put, :key "0", :value "1"}
                """;
        assertThat(read(log)).isEqualTo(expected);
    }

    @Test
    void anEmptyLogIsAnEmptyHistory() throws IOException {
        assertThat(read("").operations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                                                             | found 'hello' at character 1
            {:process 1, :type :invoke                                        | does not end
            {}                                                                | each of the keys
            {:process 1, :type :invoke, :f :get, :key "0"}                    | each of the keys
            {:process 1, :process 1, :f :get, :key "0", :value nil}           | once, and not ':process'
            {:process 1, :type :invoke, :f :get, :key "0", :time 1}           | not ':time'
            {:process 1, :type :invoke, :f :get, :key "0", :value nil         | does not end
            {:process 1, :type :invoke, :f :get, :key "0", :value "           | does not end
            {:process 1, :type :invoke, :f :get, :key "0", :value "\\         | does not end
            {:process 1, :type :invoke, :f :get, :key "0\\q", :value nil}     | escape \\q
            {:process 1, :type :invoke, :f :get, :key "0\\uXXXX", :value nil} | line 1
            {:process 1, :type :invoke, :f :get, :key "0\\u0                  | found '0' at character
            {:process 1, :type :invoke, :f :get, :key "0", :value nil} x      | found 'x'
            {:process -1, :type :invoke, :f :get, :key "0", :value nil}       | a process is
            {:process x, :type :invoke, :f :get, :key "0", :value nil}        | a process is
            {:process 1, :type :invoke, :f :get, :key 0, :value nil}          | in quotation marks
            {:process 1, :type :invoke, :f :get, :key nil, :value nil}        | :key is nil
            {:process 1, :type :invoke, :f :get, :key "0", :value ""}         | nil when it is invoked
            {:process 1, :type :invoke, :f :put, :key "0", :value nil}        | to be written is nil
            {:process 1, :type :invoke, :f :cas, :key "0", :value ""}         | :get, :put or :append
            {:process 1, :type :ok, :f :put, :key "0", :value ""}             | no operation open
            """)
    void aWrongLineIsNamed(String line, String explanation) {
        assertThatThrownBy(() -> read(line + "\n"))
                .isInstanceOfSatisfying(
                        HistoryFormatException.class, e -> assertThat(e.line()).isEqualTo(1))
                .hasMessageContaining(explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {:process 1, :type :invoke, :f :get, :key "0", :value nil} | has append 0 "x" open
            {:process 1, :type :ok, :f :put, :key "0", :value "x"}     | open, not 'put 0 "x"'
            {:process 1, :type :ok, :f :append, :key "1", :value "x"}  | open, not 'append 1 "x"'
            {:process 1, :type :ok, :f :append, :key "0", :value "y"}  | open, not 'append 0 "y"'
            {:process 1, :type :yes, :f :append, :key "0", :value "x"} | :invoke, :ok, :fail or :info
            """)
    void aLineThatDoesNotFitTheOneBeforeIsNamed(String line, String explanation) {
        String first = "{:process 1, :type :invoke, :f :append, :key \"0\", :value \"x\"}\n";
        assertThatThrownBy(() -> read(first + line))
                .isInstanceOfSatisfying(
                        HistoryFormatException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageContaining(explanation);
    }

    @Test
    void aGetThatIsOkHasAText() {
        String log = """
                {:process 1, :type :invoke, :f :get, :key "0", :value nil}
                {:process 1, :type :ok, :f :get, :key "0", :value nil}
                """;
        assertThatThrownBy(() -> read(log)).hasMessage("line 2: the value of a :get that is :ok is a text, not nil");
    }

    private static History<KvCall, Reply> read(String log) throws IOException {
        return KvLog.read(new StringReader(log));
    }
}
