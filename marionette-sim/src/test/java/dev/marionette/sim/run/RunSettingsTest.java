package dev.marionette.sim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.Seed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunSettingsTest {

    private static final Seeds DECLARED = Seeds.from(7).count(1_000);

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void withoutSettingsTheTestDecides() {
        assertThat(settings().applyTo(DECLARED)).isEqualTo(DECLARED);
        RunOptions options = RunOptions.defaults().withJobs(3);
        assertThat(settings().applyTo(options)).isEqualTo(options);
    }

    @Test
    void aSeedIsRunAlone() {
        properties.put("marionette.seed", "0xC0FFEE");

        assertThat(settings().applyTo(DECLARED)).isEqualTo(Seeds.from(0xC0FFEE));
    }

    @Test
    void aNumberOfSeedsCountsFromTheFirstOfTheTest() {
        properties.put("marionette.seeds", "100_000");

        assertThat(settings().applyTo(DECLARED)).isEqualTo(Seeds.from(7).count(100_000));
    }

    @Test
    void aSeedAndANumberAreARange() {
        properties.put("marionette.seed", "42");
        properties.put("marionette.seeds", "50");

        assertThat(settings().applyTo(DECLARED)).isEqualTo(Seeds.from(42).count(50));
    }

    @Test
    void jobsTakeThePlaceOfThoseOfTheOptions() {
        properties.put("marionette.jobs", "2");

        assertThat(settings().applyTo(RunOptions.defaults().withJobs(9)).jobs()).isEqualTo(2);
    }

    @Test
    void environmentVariablesCountWhereAPropertyIsNotSet() {
        environment.put("MARIONETTE_SEED", "1");
        environment.put("MARIONETTE_SEEDS", "5");
        environment.put("MARIONETTE_JOBS", "4");
        properties.put("marionette.seed", "2");
        properties.put("marionette.seeds", " ");

        RunSettings settings = settings();

        assertThat(settings.seed()).contains(Seed.of(2));
        assertThat(settings.seeds()).hasValue(5);
        assertThat(settings.jobs()).hasValue(4);
    }

    @Test
    void whatIsNoSeedIsRefusedWithItsSource() {
        properties.put("marionette.seed", "coffee");
        assertThatIllegalArgumentException()
                .isThrownBy(this::settings)
                .withMessageStartingWith(
                        "system property marionette.seed: not a seed: 'coffee'; write a 64-bit number");

        properties.clear();
        environment.put("MARIONETTE_SEED", "0x");
        assertThatIllegalArgumentException()
                .isThrownBy(this::settings)
                .withMessageStartingWith("environment variable MARIONETTE_SEED: not a seed: '0x'");
    }

    @Test
    void whatIsNoCountIsRefusedWithItsSource() {
        for (String text : new String[] {"0", "-5", "many", "1e3", "9999999999999999999"}) {
            properties.put("marionette.seeds", text);
            assertThatIllegalArgumentException()
                    .isThrownBy(this::settings)
                    .withMessage("system property marionette.seeds: not a count: '" + text
                            + "'; write a whole number from 1, such as 8 or 1_000");
        }
        properties.clear();
        environment.put("MARIONETTE_JOBS", "2000");
        assertThatIllegalArgumentException()
                .isThrownBy(this::settings)
                .withMessage("environment variable MARIONETTE_JOBS: not a count: '2000';"
                        + " write a whole number from 1 to 1024, such as 8 or 1_000");
    }

    private RunSettings settings() {
        return RunSettings.of(
                name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(environment.get(name)));
    }
}
