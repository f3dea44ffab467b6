package dev.marionette.sim.task;

/**
 * How a world chooses among the tasks that can run.
 *
 * <p>Every strategy is a function of the world's seed and of the choices before, so a run repeats under each of them; they differ in which
 * interleavings they reach. Each choice among several tasks is a {@code task.pick} event of the trace.
 *
 * <p>Immutable; safe for use by any thread.
 */
public sealed interface SchedulingStrategy {

    /** Each runnable task is equally likely to go on: the default, without blind spots. */
    static SchedulingStrategy randomWalk() {
        return new RandomWalk();
    }

    /** The task that has been runnable longest goes on: the same order for every seed, useful to see a program's plain behaviour. */
    static SchedulingStrategy fifo() {
        return new Fifo();
    }

    /** See {@link #randomWalk()}. */
    record RandomWalk() implements SchedulingStrategy {}

    /** See {@link #fifo()}. */
    record Fifo() implements SchedulingStrategy {}
}
