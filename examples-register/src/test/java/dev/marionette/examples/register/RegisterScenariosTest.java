package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.run.Seeds;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The scenarios of the register: the right one passes them, each wrong one is found. */
final class RegisterScenariosTest {

    private static final Seed FIRST = Seed.of(0xC0FFEE);

    static final Scenario<?>[] CORRECT = {
        RegisterScenarios.SMOKE,
        RegisterScenarios.PARTITION,
        RegisterScenarios.CONFLICT,
        RegisterScenarios.SWARM,
        RegisterScenarios.LIVENESS
    };

    static final Scenario<?>[] PLANTED = {
        RegisterScenarios.READ_WITHOUT_WRITE_BACK,
        RegisterScenarios.ACK_BEFORE_FORCE,
        RegisterScenarios.QUORUM_OF_ONE,
        RegisterScenarios.TIE_BY_ARRIVAL,
        RegisterScenarios.WAITS_FOR_EVERYBODY
    };

    @ParameterizedTest
    @FieldSource("CORRECT")
    void theRegisterIsAtomic(Scenario<?> scenario) {
        Runner.expectFuzz(scenario, Seeds.from(FIRST).count(100));
    }

    @ParameterizedTest
    @FieldSource("PLANTED")
    void aPlantedBugIsFoundAndItsSeedFindsItAgain(Scenario<?> scenario) {
        RunFailure found = Runner.expectFailure(scenario, Seeds.from(FIRST).count(10_000));
        RunFailure again = Runner.expectFailure(scenario, found.seed());
        assertThat(again.text()).isEqualTo(found.text());
    }

    @Test
    void theLauncherFindsEveryScenario() {
        assertThat(ServiceLoader.load(ScenarioProvider.class))
                .filteredOn(RegisterScenarios.class::isInstance)
                .flatMap(ScenarioProvider::scenarios)
                .hasSize(CORRECT.length + PLANTED.length);
    }
}
