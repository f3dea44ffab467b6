package dev.marionette.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class RateTest {

    @Test
    void factoriesStateTheirFraction() {
        assertThat(Rate.of(3, 7)).isEqualTo(new Rate(3, 7));
        assertThat(Rate.oneIn(500)).isEqualTo(new Rate(1, 500));
        assertThat(Rate.percent(5)).isEqualTo(new Rate(5, 100));
        assertThat(Rate.permille(5)).isEqualTo(new Rate(5, 1_000));
    }

    @Test
    void theEndsAreKnown() {
        assertThat(Rate.NEVER.isNever()).isTrue();
        assertThat(Rate.NEVER.isAlways()).isFalse();
        assertThat(Rate.ALWAYS.isAlways()).isTrue();
        assertThat(Rate.ALWAYS.isNever()).isFalse();
        assertThat(Rate.percent(0).isNever()).isTrue();
        assertThat(Rate.percent(100).isAlways()).isTrue();
        assertThat(Rate.oneIn(2).isNever() || Rate.oneIn(2).isAlways()).isFalse();
        assertThat(Rate.of(Long.MAX_VALUE, Long.MAX_VALUE).isAlways()).isTrue();
    }

    @Test
    void theTextIsTheFraction() {
        assertThat(Rate.percent(5)).hasToString("5/100");
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, 0)).withMessageContaining("not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.oneIn(-3)).withMessageContaining("not -3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.percent(101))
                .withMessageContaining("0 to 100")
                .withMessageContaining("not 101");
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.permille(-1)).withMessageContaining("not -1");
    }
}
