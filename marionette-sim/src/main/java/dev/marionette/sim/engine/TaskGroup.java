package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Tasks that end together: those of one process. A task belongs to the group of the task that started it.
 *
 * <p>Thread rule: confined to its world.
 */
public final class TaskGroup {

    final String name;

    /** The tasks that could run if the group were not paused, in the order in which they became able to. */
    final List<Task> held = new ArrayList<>(0);

    private State state = State.RUNNING;

    /**
     * A group without a task yet.
     *
     * @param name what its first task is called; the names of its other tasks begin with it
     */
    public TaskGroup(String name) {
        this.name = name;
    }

    /** What its first task is called. */
    public String name() {
        return name;
    }

    /** Whether no task of the group runs any more. */
    public boolean isDropped() {
        return state == State.DROPPED;
    }

    /** Whether the group's tasks stand still for now. */
    public boolean isPaused() {
        return state == State.PAUSED;
    }

    boolean isHalted() {
        return state != State.RUNNING;
    }

    void state(State newState) {
        state = newState;
    }

    enum State {
        RUNNING,
        PAUSED,
        DROPPED
    }
}
