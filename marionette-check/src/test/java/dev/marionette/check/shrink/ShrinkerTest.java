package dev.marionette.check.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Seed;
import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.choice.TakenChoice;
import dev.marionette.sim.run.GuidedRun;
import dev.marionette.sim.run.GuidedRunner;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whether what is left of a failing run is what the planted bug needs, and nothing else. */
final class ShrinkerTest {

    @Test
    void aLostMessageNeedsOneStepAndOneFault() {
        Counterexample example = shrink(Mailbox.losing());

        assertThat(example.plan().choices())
                .extracting(Choice::kind)
                .containsExactlyInAnyOrder(ChoiceKind.STEP, ChoiceKind.LOSS);
        assertThat(example.before().faults()).isGreaterThan(1);
        assertThat(example.after().events()).isLessThan(example.before().events());
    }

    @Test
    void anOvertakingNeedsTwoStepsAndOneDelay() {
        Counterexample example = shrink(Mailbox.overtaking());

        assertThat(example.plan().count(choice -> choice.kind() == ChoiceKind.STEP))
                .isEqualTo(2);
        assertThat(example.plan().count(choice -> choice.kind() == ChoiceKind.MESSAGE_LATENCY))
                .isEqualTo(1);
        assertThat(example.after().faults()).isZero();
    }

    @Test
    void aRaceNeedsAsFewPreemptionsAsItTakes() {
        Counterexample example = shrink(Mailbox.racing());

        assertThat(example.after().preemptions()).isBetween(1, 3);
        assertThat(example.after().choices()).isEqualTo(example.after().preemptions());
        assertThat(example.before().preemptions()).isGreaterThan(6);
    }

    @Test
    void noChoiceThatIsLeftCanBeLeftOutAlone() {
        for (Scenario<?> scenario : List.of(Mailbox.losing(), Mailbox.overtaking(), Mailbox.racing())) {
            Counterexample example = shrink(scenario);
            GuidedRunner runner = new GuidedRunner(scenario, example.seed(), example.options());
            for (Choice choice : example.plan().choices()) {
                GuidedRun run = runner.follow(example.plan().without(choice::equals));

                assertThat(run.finding().filter(example.finding()::isLike))
                        .as("%s without %s", scenario.name(), choice)
                        .isEmpty();
            }
        }
    }

    @Test
    void thePlanFailsAgainAndPassesWhereTheBugIsFixed() {
        Counterexample example = shrink(Mailbox.losing());
        GuidedRun again = new GuidedRunner(Mailbox.losing(), example.seed(), example.options()).follow(example.plan());
        GuidedRun fixed = new GuidedRunner(Mailbox.sound(), example.seed(), example.options()).follow(example.plan());

        assertThat(again.finding())
                .hasValueSatisfying(found -> assertThat(found.subject()).isEqualTo("nothing is lost"));
        assertThat(fixed.finding()).isEmpty();
    }

    @Test
    void aSearchRepeats() {
        Counterexample once = shrink(Mailbox.overtaking());
        Counterexample again = shrink(Mailbox.overtaking());

        assertThat(again.text()).isEqualTo(once.text());
        assertThat(again.runs()).isEqualTo(once.runs());
    }

    @Test
    void thePrintoutNamesTheStepAndTheFault() {
        String text = shrink(Mailbox.losing()).text();

        assertThat(text)
                .contains("check failed: nothing is lost")
                .containsPattern("sender, step \\d+: send \\d+")
                .containsPattern("message from node 0 to node 1 is lost, number \\d+ there")
                .contains("network.drop");
    }

    @Test
    void everyKindOfChoiceHasWords() {
        Words words = new Words(Runner.run(Mailbox.sound(), Seed.of(1)).trace());
        List<String> said = new ArrayList<>();
        for (ChoiceKind kind : ChoiceKind.values()) {
            said.add(words.of(new TakenChoice(new Choice(kind, "1:log", 2, 3), 0, 0, "other")));
        }

        assertThat(said).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void aSeedThatPassesIsRefused() {
        assertThatThrownBy(() -> Shrinker.of(Mailbox.sound(), Seed.of(1), RunOptions.defaults())
                        .shrink())
                .isInstanceOf(NothingToShrinkException.class)
                .hasMessageContaining("mailbox-sound passes with seed 0x1");
    }

    @Test
    void aFailureThatTheSeedDoesNotDecideIsRefused() {
        AtomicInteger runs = new AtomicInteger();
        Scenario<?> outside = Scenario.named("outside", world -> runs)
                .check(
                        "the first run is like the others",
                        count -> assertThat(count.incrementAndGet()).isGreaterThan(1));

        assertThatThrownBy(() ->
                        Shrinker.of(outside, Seed.of(1), RunOptions.defaults()).shrink())
                .isInstanceOf(NothingToShrinkException.class)
                .hasMessageContaining("something outside the simulation has a say");
    }

    @Test
    void progressIsToldAndOnlyGetsSmaller() {
        List<ShrinkProgress> told = new ArrayList<>();
        Shrinker.of(Mailbox.overtaking(), failing(Mailbox.overtaking()), RunOptions.defaults())
                .withProgress(told::add)
                .shrink();

        assertThat(told).extracting(ShrinkProgress::phase).contains("workload", "faults", "delays");
        assertThat(told)
                .extracting(progress -> progress.size().choices())
                .isSortedAccordingTo((left, right) -> Integer.compare(right, left));
    }

    @Test
    void aBudgetOfNoTimeIsRefusedAndASmallOneStillGivesACounterexample() {
        Shrinker shrinker = Shrinker.of(Mailbox.losing(), failing(Mailbox.losing()), RunOptions.defaults());

        assertThatThrownBy(() -> shrinker.withBudget(Duration.ZERO)).hasMessageContaining("PT0S");
        Counterexample example = shrinker.withBudget(Duration.ofNanos(1)).shrink();
        assertThat(example.isCutShort()).isTrue();
        assertThat(example.finding().kind()).isEqualTo(RunFailure.Kind.CHECK_FAILED);
    }

    @Test
    void anEmptyPlanIsTheNeutralOne() {
        assertThat(ChoicePlan.of(List.of())).isEqualTo(ChoicePlan.neutral());
    }

    private static Counterexample shrink(Scenario<?> scenario) {
        return Shrinker.of(scenario, failing(scenario), RunOptions.defaults()).shrink();
    }

    private static Seed failing(Scenario<?> scenario) {
        return Runner.expectFailure(scenario, Seeds.from(1).count(200)).seed();
    }
}
