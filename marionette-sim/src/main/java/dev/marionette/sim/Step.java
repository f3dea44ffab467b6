package dev.marionette.sim;

import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One step of a workload; see {@link World#steps}.
 *
 * <p>Thread rule: confined to the tasks of its world.
 */
public final class Step {

    private static final TraceName STEP = TraceName.of("workload.step");
    private static final TraceKey WHO = TraceKey.of("who");
    private static final TraceKey NUMBER = TraceKey.of("number");
    private static final TraceKey DOES = TraceKey.of("does");

    private final Kernel kernel;
    private final String who;
    private final int number;
    private @Nullable RandomGenerator random;

    Step(Kernel kernel, String who, int number) {
        this.kernel = kernel;
        this.who = who;
        this.number = number;
    }

    /** Whose step it is. */
    public String who() {
        return who;
    }

    /** Its number among the steps of the same name, from 0; it stays the same when others are left out. */
    public int number() {
        return number;
    }

    /**
     * Randomness for what this step does, drawn from the workload's stream like {@link World#workload}. In a run that follows a plan its
     * numbers belong to this step, whatever became of the others.
     */
    public RandomGenerator random() {
        kernel.requireConfined();
        RandomGenerator made = random;
        if (made == null) {
            made = kernel.choices().generator(ChoiceKind.DRAW, who + "/" + number, kernel.stream(StreamName.WORKLOAD));
            random = made;
        }
        return made;
    }

    /** Says in the trace what the step does, in words for people, such as {@code write 17}. */
    public void does(String what) {
        kernel.requireConfined();
        kernel.trace(STEP).text(WHO, who).num(NUMBER, number).text(DOES, what).end();
    }

    /** Whose step it is, and its number. */
    @Override
    public String toString() {
        return who + "/" + number;
    }
}
