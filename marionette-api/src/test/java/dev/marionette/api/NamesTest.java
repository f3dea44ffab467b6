package dev.marionette.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of hooks and of fields. */
final class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "wal", "wal.small_batch", "a.b.c", "0", "_", "a1.2_b"})
    void aHookTakesPartsJoinedByDots(String name) {
        assertThat(Hook.of(name)).isEqualTo(new Hook(name));
        assertThat(Hook.of(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".a", "a.", "a..b", "A", "wal.Small", "a b", "a-b", "a\n", "\u00e9", "a=b", "a%b"})
    void aHookRefusesOtherNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hook.of(name))
                .withMessageContaining("hook")
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void aFieldKeepsItsKeyAndValue() {
        assertThat(Field.of("key", Long.MIN_VALUE)).isEqualTo(new Field.Whole("key", Long.MIN_VALUE));
        assertThat(Field.of("key", "any text =%\n")).isEqualTo(new Field.Text("key", "any text =%\n"));
        assertThat(Field.of("key", true)).isEqualTo(new Field.Text("key", "true"));
        assertThat(Field.of("key", false)).isEqualTo(new Field.Text("key", "false"));
        assertThat(Field.of("latency_ns2", 1).key()).isEqualTo("latency_ns2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "Key", "a b", "a=b", "\u00e9"})
    void aFieldRefusesOtherKeys(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Field.of(key, 1))
                .withMessageContaining("field key")
                .withMessageContaining("'" + key + "'");
        assertThatIllegalArgumentException().isThrownBy(() -> Field.of(key, "text"));
        assertThatIllegalArgumentException().isThrownBy(() -> Field.of(key, true));
    }
}
