package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "10_000, 10000", "10k, 10000", "2M, 2000000", "' 7 ', 7", "1000000000000, 1000000000000"})
    void readsWhatPeopleWrite(String text, long value) {
        assertThat(Count.parse(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "k", "1.5", "1e3", "ten", "10g", "1000000000001", "99999999999999999999"})
    void refusesTheRestAndNamesIt(String text) {
        assertThatThrownBy(() -> Count.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("10_000");
    }
}
