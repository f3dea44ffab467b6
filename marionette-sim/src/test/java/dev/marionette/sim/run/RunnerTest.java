package dev.marionette.sim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.Field;
import dev.marionette.api.Hook;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RunnerTest {

    private static final Seed SEED = Seed.of(0xC0FFEE);

    @Test
    void aPassingRunTellsItsStoryInTheTrace() {
        Scenario<Dice> scenario = Scenario.named("dice", Dice::new)
                .tagged("small")
                .attribute(Field.of("sides", 6))
                .run(Dice::roll)
                .check("a die has six sides", Dice::isADie);

        RunReport.Passed passed = Runner.expectPass(scenario, SEED);

        assertThat(passed.trace().text()).isEqualTo("""
                        marionette.trace format=text version=1
                        event=0 at=0 world.init seed=12648430 tick_ns=1000000
                        event=1 at=0 run.name value=dice
                        event=2 at=0 run.tag value=small
                        event=3 at=0 run.attribute name=sides value=6
                        event=4 at=0 sim.options buggify_activation=1/2
                        event=5 at=0 disk.options node=0 sector=512 personality=journaled read_ns=100000 write_ns=100000 sync_ns=1000000 name_ns=100000
                        event=6 at=0 dice.rolled eyes=%d
                        event=7 at=5000000 check.passed name=a%%20die%%20has%%20six%%20sides
                        event=8 at=5000000 run.finished
                        """.formatted(
                        passed.trace().events().get(6).number("eyes").orElseThrow()));
        assertThat(passed.statistics().simulatedNanos()).isEqualTo(5_000_000);
    }

    @Test
    void aRunThatAnotherThreadDisturbedIsMadeAgain() {
        AtomicInteger runs = new AtomicInteger();
        Scenario<World> disturbed =
                Scenario.<World>named("disturbed", world -> world).run(world -> leakIf(runs.incrementAndGet() == 1));

        Runner.expectPass(disturbed, SEED);
        assertThat(runs).hasValue(4);
    }

    @Test
    void aLeakInEveryOtherRunIsAMismatchAndOneInEachIsALeak() {
        AtomicInteger runs = new AtomicInteger();
        Scenario<World> everyOther = Scenario.<World>named("every-other", world -> world)
                .run(world -> leakIf(runs.incrementAndGet() % 2 == 1));
        Scenario<World> each = Scenario.<World>named("each", world -> world).run(world -> leakIf(true));

        assertThat(Runner.expectFailure(everyOther, SEED).kind()).isEqualTo(RunFailure.Kind.DETERMINISM_MISMATCH);
        assertThat(Runner.expectFailure(each, SEED).kind()).isEqualTo(RunFailure.Kind.LEAK);
    }

    private static void leakIf(boolean now) {
        if (now) {
            CompletableFuture.runAsync(() -> {});
        }
    }

    @Test
    void aFailedCheckIsReportedWithAllThatIsNeededToReplayIt() {
        Scenario<Dice> scenario = Scenario.named("loaded-dice", Dice::new)
                .run(Dice::roll)
                .check("the eyes are seven", dice -> {
                    throw new AssertionError("only " + dice.sides + " sides");
                });

        assertThatExceptionOfType(ScenarioFailedError.class)
                .isThrownBy(() -> Runner.expectPass(scenario, SEED))
                .satisfies(error -> {
                    RunFailure failure = error.failure();
                    assertThat(failure.kind()).isEqualTo(RunFailure.Kind.CHECK_FAILED);
                    assertThat(failure.subject()).isEqualTo("the eyes are seven");
                    assertThat(failure.cause()).containsInstanceOf(AssertionError.class);
                })
                .withMessageContainingAll(
                        "loaded-dice: check failed: the eyes are seven, at event 6",
                        "only 6 sides",
                        "seed      0xC0FFEE",
                        "-Dtest=RunnerTest#aFailedCheckIsReportedWithAllThatIsNeededToReplayIt",
                        "-Dmarionette.seed=0xC0FFEE",
                        "world.init seed=12648430",
                        "dice.rolled eyes=");
    }

    @Test
    void anExceptionInAStepIsAScenarioError() {
        Scenario<Dice> scenario = Scenario.named("throws", Dice::new).run(dice -> {
            throw new java.io.IOException("no table");
        });

        RunFailure failure = Runner.expectFailure(scenario, SEED);

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.SCENARIO_ERROR);
        assertThat(failure.message()).contains("no table");
    }

    @Test
    void anExceptionInTheHarnessConstructorIsAScenarioError() {
        Scenario<Dice> scenario = Scenario.named("no-harness", world -> {
            throw new IllegalArgumentException("not built");
        });

        assertThat(Runner.expectFailure(scenario, SEED).message()).contains("not built");
    }

    @Test
    void twoRunsThatDifferAreAMismatchThatShowsTheFirstDifference() {
        AtomicInteger outside = new AtomicInteger();
        Scenario<Dice> scenario = Scenario.named("leaky", Dice::new)
                .run(dice -> dice.sim.env().recorder().record("leak.count", Field.of("n", outside.incrementAndGet())));

        RunFailure failure = Runner.expectFailure(scenario, SEED);

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.DETERMINISM_MISMATCH);
        assertThat(failure.text()).contains("leak.count n=1", "leak.count n=2", "first difference at line 6");
        assertThat(failure.secondTrace()).isPresent();
    }

    @Test
    void anInvariantFailsAtTheEventThatBrokeIt() {
        Scenario<Dice> scenario = Scenario.named("clockwork", Dice::new)
                .invariant("young", When.everyEvent(), dice -> {
                    if (dice.sim.control().now().getNano() > 3_000_000) {
                        throw new AssertionError("older than 3 ms");
                    }
                })
                .run(dice -> {
                    for (int i = 0; i < 10; i++) {
                        dice.sim.control().tick();
                    }
                });

        RunFailure failure = Runner.expectFailure(scenario, SEED);

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.INVARIANT_FAILED);
        assertThat(failure.trace().events().getLast().atNanos()).isEqualTo(4_000_000);
        Scenario<Dice> twin = Scenario.named("clockwork-twin", Dice::new)
                .invariant("young", When.everyEvent(), dice -> {})
                .run(dice -> dice.sim.control().tick());
        Runner.expectPass(twin, SEED);
    }

    @Test
    void quiescenceInvariantsLookBeforeTimeMoves() {
        Scenario<Dice> scenario = Scenario.named("quiet", Dice::new)
                .invariant("never at rest", When.onQuiescence(), dice -> {
                    throw new AssertionError("at rest at " + dice.sim.control().now());
                })
                .run(dice -> dice.sim.control().tick());

        assertThat(Runner.expectFailure(scenario, SEED).message()).contains("2025-01-01T00:00:00Z");
    }

    @Test
    void everyNthInvariantsLookEveryNthTime() {
        AtomicInteger looks = new AtomicInteger();
        Scenario<Dice> scenario = Scenario.named("every-third", Dice::new)
                .invariant("count", When.everyNth(3), dice -> looks.incrementAndGet())
                .run(dice -> {
                    for (int i = 0; i < 9; i++) {
                        dice.sim.control().tick();
                    }
                });

        Runner.expectPass(scenario, SEED);

        assertThat(looks).hasValue(2 * 3);
    }

    @Test
    void buggifyHooksAreActiveInAboutHalfOfTheSeedsAndFireAtTheirRate() {
        AtomicInteger active = new AtomicInteger();
        Scenario<Dice> scenario = Scenario.named("buggy", Dice::new).run(dice -> {
            int fired = 0;
            for (int i = 0; i < 100; i++) {
                fired += dice.sim.env().buggify(Hook.of("dice.loaded"), Rate.percent(50)) ? 1 : 0;
            }
            if (fired > 0) {
                active.incrementAndGet();
                assertThat(fired).isBetween(20, 80);
            }
        });

        CampaignReport report = Runner.expectFuzz(scenario, Seeds.from(1).count(200));

        assertThat(active.get() / 2).isBetween(70, 130);
        assertThat(report.statistics().faults().get("buggify.dice.loaded")).isGreaterThan(1_000);
    }

    @Test
    void reservedAndMalformedEventNamesAreRefused() {
        for (String name : new String[] {"disk.write", "world.init", "run.x", "nodot", "Upper.case", "a..b"}) {
            Scenario<Dice> scenario = Scenario.named("names", Dice::new)
                    .run(dice -> dice.sim.env().recorder().record(name));

            assertThat(Runner.expectFailure(scenario, SEED).message()).contains("'" + name + "'");
        }
    }

    @Test
    void aBudgetThatRunsOutIsAStall() {
        Scenario<Dice> scenario = Scenario.named("endless", Dice::new)
                .run(dice -> dice.sim.control().runFor(Duration.ofDays(2)));

        assertThat(Runner.expectFailure(scenario, SEED).kind()).isEqualTo(RunFailure.Kind.STALL);
        assertThat(Runner.run(scenario, SEED, RunOptions.defaults().withSimulatedTime(Duration.ofDays(3))))
                .isInstanceOf(RunReport.Passed.class);
    }

    @Test
    void nonsenseOptionsAreRefusedWithTheirValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunOptions.defaults().withJobs(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seeds.from(1).count(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("two words", Dice::new))
                .withMessageContaining("two words");
    }

    @Test
    void expectingAFailureOfAPassingScenarioFails() {
        Scenario<Dice> scenario = Scenario.named("fine", Dice::new);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Runner.expectFailure(scenario, Seeds.from(1).count(10)))
                .withMessageContaining("within 10 seeds");
    }

    private static final class Dice {

        private final Simulation sim;
        private final int sides = 6;

        Dice(World world) {
            sim = world.simulate(SimulationOptions.defaults());
        }

        void roll() throws InterruptedException {
            int eyes = 1 + sim.env().random().nextInt(sides);
            sim.env().recorder().record("dice.rolled", Field.of("eyes", eyes));
            sim.env().io().sleep(Duration.ofMillis(5));
        }

        void isADie() {
            assertThat(sides).isEqualTo(6);
        }
    }
}
