package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.model.Notations;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.run.Seeds;
import java.util.ServiceLoader;
import java.util.stream.Stream;
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

    static final Scenario<?>[] UNSAFE = {
        RegisterScenarios.READ_WITHOUT_WRITE_BACK,
        RegisterScenarios.ACK_BEFORE_FORCE,
        RegisterScenarios.QUORUM_OF_ONE,
        RegisterScenarios.TIE_BY_ARRIVAL
    };

    static final Scenario<?>[] PLANTED = Stream.concat(
                    Stream.of(UNSAFE), Stream.of(RegisterScenarios.WAITS_FOR_EVERYBODY))
            .toArray(Scenario<?>[]::new);

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

    @ParameterizedTest
    @FieldSource("UNSAFE")
    void clientsCanTellThatTheRegisterIsWrong(Scenario<?> scenario) {
        RunFailure found = Runner.expectFailure(scenario, Seeds.from(FIRST).count(10_000));

        assertThat(found.subject()).isEqualTo(RegisterScenarios.LINEARIZABLE);
        assertThat(found.message()).contains("not linearizable").contains("and cannot go on with");
        assertThat(Cluster.verdict(HistoryText.ofTrace(found.trace(), Notations.register())))
                .isInstanceOfSatisfying(
                        NotLinearizable.class,
                        wrong -> assertThat(found.message())
                                .contains(wrong.evidence().text()));
    }

    @Test
    void theLauncherFindsEveryScenario() {
        assertThat(ServiceLoader.load(ScenarioProvider.class))
                .filteredOn(RegisterScenarios.class::isInstance)
                .flatMap(ScenarioProvider::scenarios)
                .hasSize(CORRECT.length + PLANTED.length);
    }
}
