package dev.marionette.check.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Seed;
import dev.marionette.sim.Step;
import dev.marionette.sim.World;
import dev.marionette.sim.run.Finding;
import dev.marionette.sim.run.GuidedRun;
import dev.marionette.sim.run.GuidedRunner;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A kept failure fails again, and its twin without the bug does not. */
final class ReplayInTestsTest {

    private static final Scenario<Sums> WRONG = scenario("sums-wrong", 7);
    private static final Scenario<Sums> RIGHT = scenario("sums-right", 1_000);
    private static final Scenario<Sums> WORSE = scenario("sums-worse", 7).check("nothing was drawn", sums -> {});

    /** The first check fails once a number above the largest was drawn. */
    private static Scenario<Sums> scenario(String name, int largest) {
        return Scenario.named(name, Sums::new)
                .run(Sums::draw)
                .check("all numbers are small", sums -> assertThat(sums.drawn).allMatch(each -> each <= largest));
    }

    @Test
    void theFailureIsFoundAgainFromTheText() throws IOException {
        ReplayFile kept = ReplayFile.parse(kept().text());
        RunFailure found = kept.expectFailure(WRONG);
        assertThat(found.subject()).isEqualTo("all numbers are small");
        assertThat(found.seed()).isEqualTo(kept.seed());
        assertThat(found.replayCommand()).startsWith("run the same test again");
    }

    @Test
    void theTwinWithoutTheBugPassesWithTheSameChoices() {
        RunReport.Passed passed = kept().expectPass(RIGHT);
        assertThat(passed.trace().length()).isPositive();
    }

    @Test
    void theTwinIsNoFailure() {
        assertThatThrownBy(() -> kept().expectFailure(RIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sums-right: expected check failed: all numbers are small")
                .hasMessageContaining("both runs passed");
    }

    @Test
    void theBugIsNoPass() {
        assertThatThrownBy(() -> kept().expectPass(WRONG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sums-wrong: expected to survive the choices of a replay file of sums-wrong")
                .hasMessageContaining("check failed: all numbers are small");
    }

    @Test
    void anotherFailureIsNotTheOneOfTheFile() {
        Scenario<Sums> other = Scenario.named("sums-other", Sums::new)
                .run(Sums::draw)
                .check("fewer numbers", sums -> assertThat(sums.drawn).isEmpty());
        assertThatThrownBy(() -> kept().expectFailure(other))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("and found another failure")
                .hasMessageContaining("check failed: fewer numbers");
    }

    @Test
    void furtherChecksDoNotMatter() {
        assertThat(kept().expectFailure(WORSE).scenario()).isEqualTo("sums-worse");
    }

    @Test
    void anExceptionOfAnotherClassIsAnotherFailure() {
        GuidedRunner runner =
                new GuidedRunner(throwing(new IllegalStateException("broken")), Seed.of(1), RunOptions.defaults());
        ReplayFile file = file(runner, runner.record());
        assertThat(file.failure().thrown()).contains("java.lang.IllegalStateException");
        assertThat(file.expectFailure(throwing(new IllegalStateException("otherwise"))))
                .isNotNull();
        assertThatThrownBy(() -> file.expectFailure(throwing(new IllegalArgumentException("broken"))))
                .hasMessageContaining("and found another failure");
    }

    @Test
    void runsThatDifferAreNotTheFailure() {
        AtomicInteger runs = new AtomicInteger();
        Scenario<Sums> drifting = Scenario.named("sums-drifting", Sums::new)
                .run(Sums::draw)
                .check(
                        "all numbers are small",
                        sums -> assertThat(runs.incrementAndGet() % 2).isZero());
        assertThat(kept().run(drifting)).isInstanceOf(RunReport.Failed.class);
        assertThatThrownBy(() -> kept().expectFailure(drifting)).hasMessageContaining("determinism mismatch");
    }

    private static Scenario<World> throwing(RuntimeException problem) {
        return Scenario.named("sums-throwing", world -> world).run(world -> {
            throw problem;
        });
    }

    private static ReplayFile kept() {
        GuidedRunner runner = new GuidedRunner(WRONG, Seed.of(42), RunOptions.defaults());
        return file(runner, runner.record());
    }

    private static ReplayFile file(GuidedRunner runner, GuidedRun run) {
        Finding finding = run.finding().orElseThrow();
        return new ReplayFile(
                runner.scenario().name(), runner.seed(), runner.options(), FailureSignature.of(finding), run.plan());
    }

    /** Draws twenty numbers below ten. */
    private static final class Sums {

        private final World world;
        private final List<Integer> drawn = new ArrayList<>();

        Sums(World world) {
            this.world = world;
        }

        void draw() {
            for (Step step : world.steps("drawer", 20)) {
                int number = step.random().nextInt(10);
                step.does("draw " + number);
                drawn.add(number);
            }
        }
    }
}
