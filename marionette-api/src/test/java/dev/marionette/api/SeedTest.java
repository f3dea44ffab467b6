package dev.marionette.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeedTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12648430, 12648430",
        "+7, 7",
        "-1, -1",
        "18446744073709551615, -1",
        "9223372036854775808, -9223372036854775808",
        "-9223372036854775808, -9223372036854775808",
        "0xC0FFEE, 12648430",
        "0Xc0ffee, 12648430",
        "0xffffffffffffffff, -1",
        "0x0, 0",
        "12_648_430, 12648430",
        "0xC0_FF_EE, 12648430",
        "' 42 ', 42",
    })
    void numbersAreReadAsPeopleWriteThem(String text, long value) {
        assertThat(Seed.parse(text)).isEqualTo(Seed.of(value));
    }

    @Test
    void aGitHashGivesItsLowBits() {
        assertThat(Seed.parse("ffffffffffffffffffffffff0123456789abcdef")).isEqualTo(Seed.of(0x0123456789abcdefL));
        assertThat(Seed.parse("000000000000000000000000FFFFFFFFFFFFFFFF")).isEqualTo(Seed.of(-1));
        assertThat(Seed.parse("1234567890123456789012345678901234567890")).isEqualTo(Seed.of(0x5678901234567890L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "seed",
                "1.5",
                "1e3",
                "--1",
                "- 1",
                "+",
                "0x",
                "0x-1",
                "0x+1",
                "-0x1",
                "0xg",
                "C0FFEE",
                "_1",
                "1_",
                "1__2",
                "0_x1",
                "1 2",
                "\u0663",
                "18446744073709551616",
                "-9223372036854775809",
                "0x10000000000000000",
                "ffffffffffffffffffffffff0123456789abcde",
                "ffffffffffffffffffffffff0123456789abcdef0",
                "gggggggggggggggggggggggg0123456789abcdef",
            })
    void anythingElseIsRefusedWithTheAcceptedForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seed.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("decimal")
                .withMessageContaining("0xC0FFEE")
                .withMessageContaining("git hash");
    }

    @Test
    void theTextIsUpperCaseHexadecimal() {
        assertThat(Seed.of(0xC0FFEE)).hasToString("0xC0FFEE");
        assertThat(Seed.of(-1)).hasToString("0xFFFFFFFFFFFFFFFF");
    }

    @Property
    void everySeedIsReadBackFromEachForm(@ForAll long value) {
        Seed seed = Seed.of(value);
        assertThat(Seed.parse(seed.toString())).isEqualTo(seed);
        assertThat(Seed.parse(Long.toString(value))).isEqualTo(seed);
        assertThat(Seed.parse(Long.toUnsignedString(value))).isEqualTo(seed);
        assertThat(Seed.parse("%040x".formatted(value))).isEqualTo(seed);
    }
}
