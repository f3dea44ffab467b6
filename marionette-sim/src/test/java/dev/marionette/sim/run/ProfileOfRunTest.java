package dev.marionette.sim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Field;
import dev.marionette.api.Seed;
import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A run with a profile of its own, in the place of the scenario's. */
final class ProfileOfRunTest {

    private static final Seed SEED = Seed.of(9);

    @Test
    void theRunSaysWhichAndTheScenarioKeepsItsBounds() {
        Scenario<Simulation> scenario = scenario(sim ->
                sim.control().apply(Profile.SWARM.without(FaultFamily.LOSS).with(FaultFamily.DUPLICATION)));

        assertThat(trace(scenario, RunOptions.defaults())).contains("profile.options name=swarm");
        assertThat(trace(scenario, under(Profile.SMOKE)))
                .contains("profile.options name=smoke on=latency,duplication,reordering excluded=loss,")
                .doesNotContain("name=swarm");
        assertThat(trace(scenario, under(Profile.REPLAY)))
                .contains("profile.options name=replay buggify_activation=0/1")
                .doesNotContain("name=swarm");
    }

    @Test
    void aScenarioWithoutAProfileHasThatOfTheRun() {
        Scenario<Simulation> scenario = scenario(sim -> {});

        assertThat(trace(scenario, under(Profile.SMOKE))).contains("name=smoke on=latency,loss,reordering");
        assertThat(trace(scenario, RunOptions.defaults())).doesNotContain("profile.options");
    }

    @Test
    void underPerformanceAFailureStillHasItsTrace() {
        Scenario<Simulation> failing = scenario(sim -> {
            sim.env().recorder().record("test.before", Field.of("n", 1));
            throw new AssertionError("planted");
        });
        RunFailure quick = ((RunReport.Failed) Runner.run(failing, SEED, under(Profile.PERFORMANCE))).failure();
        RunFailure usual = ((RunReport.Failed) Runner.run(failing, SEED, under(Profile.REPLAY))).failure();

        assertThat(quick.trace().text()).contains("test.before node=0 n=1").contains("run.stopped");
        assertThat(quick.eventIndex()).isEqualTo(usual.eventIndex());
    }

    @Test
    void underPerformanceAMismatchIsFoundByTheHash() {
        AtomicLong runs = new AtomicLong();
        Scenario<Simulation> drifting =
                scenario(sim -> sim.env().recorder().record("test.run", Field.of("n", runs.incrementAndGet())));
        RunReport report = Runner.run(drifting, SEED, under(Profile.PERFORMANCE));

        assertThat(((RunReport.Failed) report).failure().kind()).isEqualTo(RunFailure.Kind.DETERMINISM_MISMATCH);
    }

    @Test
    void profilesAreFoundByName() {
        assertThat(Profile.named("swarm")).isSameAs(Profile.SWARM);
        assertThatThrownBy(() -> Profile.named("swam"))
                .hasMessage("there is no profile 'swam'; there are [smoke, swarm, replay, performance]");
    }

    private static RunOptions under(Profile profile) {
        return RunOptions.defaults().withProfile(profile);
    }

    private static String trace(Scenario<?> scenario, RunOptions options) {
        RunReport report = Runner.run(scenario, SEED, options);
        assertThat(report).isInstanceOf(RunReport.Passed.class);
        return report.trace().text();
    }

    private static Scenario<Simulation> scenario(Action<Simulation> step) {
        return Scenario.named("profiled", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(step);
    }
}
