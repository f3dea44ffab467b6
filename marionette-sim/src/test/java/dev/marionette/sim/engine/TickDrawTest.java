package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Rate;
import org.junit.jupiter.api.Test;

/** One draw has the distribution of a roll at each tick. */
final class TickDrawTest {

    private static final int SAMPLES = 40_000;

    @Test
    void theFirstTicksAreHitAsOftenAsByRollingAtEachTick() {
        for (Rate rate : new Rate[] {Rate.oneIn(2), Rate.percent(10), Rate.percent(90), Rate.of(1, 3)}) {
            double p = (double) rate.numerator() / rate.denominator();
            int[] hits = new int[64];
            Prng random = new Prng(11);
            for (int i = 0; i < SAMPLES; i++) {
                hits[(int) Math.min(63, TickDraw.ticksUntilFiring(random, rate))]++;
            }
            for (int tick = 1; tick <= 8; tick++) {
                double expected = SAMPLES * Math.pow(1 - p, tick - 1) * p;
                assertThat((double) hits[tick])
                        .as("rate %s, tick %d", rate, tick)
                        .isBetween(expected - 5 * Math.sqrt(expected) - 5, expected + 5 * Math.sqrt(expected) + 5);
            }
        }
    }

    @Test
    void aRareRateIsWaitedForAsLongAsItShould() {
        Prng random = new Prng(12);
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += TickDraw.ticksUntilFiring(random, Rate.oneIn(1_000_000));
        }

        assertThat(sum / SAMPLES).isBetween(970_000.0, 1_030_000.0);
    }

    @Test
    void certainRatesNeedNoDraw() {
        Prng random = new Prng(13);

        assertThat(TickDraw.ticksUntilFiring(random, Rate.ALWAYS)).isEqualTo(1);
        assertThat(TickDraw.ticksUntilFiring(random, Rate.NEVER)).isEqualTo(Long.MAX_VALUE);
        assertThat(random.draws()).isZero();
    }
}
