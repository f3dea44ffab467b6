package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.World;
import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.choice.TakenChoice;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether the recorded choices are all that the seed decides. */
final class GuidedChoicesTest {

    private static final int SEEDS = 40;

    @Test
    void allChoicesTogetherRepeatARunWithoutTheGenerator() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GuidedChoices recorded = GuidedChoices.recordingAll();
            String trace = run(seed, recorded);
            GuidedChoices followed = GuidedChoices.followingWithOtherStreams(plan(recorded));

            assertThat(run(seed, followed)).as("seed %d", seed).isEqualTo(trace);
        }
    }

    @Test
    void recordingChangesNothing() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(run(seed, GuidedChoices.recording())).isEqualTo(run(seed, null));
        }
    }

    @Test
    void theChoicesThatAreNotNeutralRepeatARunButForIdleRolls() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GuidedChoices recorded = GuidedChoices.recording();
            String trace = run(seed, recorded);
            GuidedChoices followed = GuidedChoices.following(plan(recorded));

            assertThat(withoutRolls(run(seed, followed))).as("seed %d", seed).isEqualTo(withoutRolls(trace));
            assertThat(plan(followed)).isEqualTo(plan(recorded));
        }
    }

    @Test
    void everyKindOfChoiceIsRecorded() {
        Map<ChoiceKind, Integer> counts = new EnumMap<>(ChoiceKind.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            GuidedChoices recorded = GuidedChoices.recordingAll();
            run(seed, recorded);
            recorded.taken().forEach(taken -> counts.merge(taken.choice().kind(), 1, Integer::sum));
        }

        EnumSet<ChoiceKind> missing = EnumSet.allOf(ChoiceKind.class);
        missing.removeAll(counts.keySet());
        // Whole domains are struck only where a test names some.
        assertThat(missing).containsExactly(ChoiceKind.DOMAIN_CRASH);
    }

    @Test
    void aNeutralPlanLeavesNoFaultAndTakesNoStep() {
        GuidedChoices followed = GuidedChoices.following(ChoicePlan.neutral());
        String trace = run(5, followed);

        assertThat(trace).doesNotContain("workload.step").doesNotContain("node.crash");
        assertThat(followed.taken()).isEmpty();
    }

    private static ChoicePlan plan(GuidedChoices choices) {
        List<Choice> all = choices.taken().stream().map(TakenChoice::choice).toList();
        return ChoicePlan.of(all);
    }

    /** A roll that did not fire has no number of its own in a plan. */
    private static String withoutRolls(String trace) {
        return trace.replaceAll(" (roll|loss|corruption|duplication|reordering)=\\d+", "");
    }

    private static String run(long seed, GuidedChoices choices) {
        TraceWriter trace = new TraceWriter(false);
        Kernel kernel = new Kernel(seed, 1_000_000, Limits.DEFAULT, trace);
        if (choices != null) {
            kernel.decideWith(choices);
        }
        kernel.enableTasks(new Picker.RandomWalk(kernel.stream(StreamName.SCHEDULE)));
        kernel.run(() -> new BusyWorld(new World(kernel, Optional.empty())).live());
        Stop stop = kernel.stop();
        if (stop != null) {
            throw new AssertionError(stop.message(), stop.cause());
        }
        return trace.snapshot().text();
    }
}
