package dev.marionette.check.shrink;

import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.run.GuidedRun;

/**
 * How much happens in a run. Immutable; safe for use by any thread.
 *
 * @param decisions choices taken, neutral ones included
 * @param choices choices that differ from neutral ones, without the numbers that the application draws for itself
 * @param faults faults that took effect
 * @param preemptions times that another task than the one that had been runnable longest went on
 * @param workloadSteps labelled steps of the workload that were taken
 * @param events trace events
 */
public record Size(long decisions, int choices, int faults, int preemptions, int workloadSteps, long events) {

    static Size of(GuidedRun run) {
        ChoicePlan plan = run.plan();
        return new Size(
                run.decisions(),
                plan.count(choice -> choice.kind().role() != ChoiceKind.Role.FIXED),
                plan.count(choice -> choice.kind().isFault()),
                plan.count(choice -> choice.kind() == ChoiceKind.PREEMPTION),
                plan.count(Size::isStep),
                run.statistics().events());
    }

    private static boolean isStep(Choice choice) {
        return choice.kind() == ChoiceKind.STEP;
    }
}
