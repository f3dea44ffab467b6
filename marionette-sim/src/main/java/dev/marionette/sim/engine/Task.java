package dev.marionette.sim.engine;

import org.jspecify.annotations.Nullable;

/**
 * One thread of a simulated program.
 *
 * <p>Its id counts the tasks of its world from 0, in the order in which their threads were made or, if the program made them past the simulator, started; its name is the path of its ancestors. Neither depends on
 * the JVM's own thread numbers. Confined to the carrier of its world.
 */
final class Task {

    final int id;
    final String name;
    final Thread thread;

    /** Runs the thread from where it stopped to where it stops next. */
    final Runnable continuation;

    /** The process it belongs to; null for the tasks of the scenario itself. */
    final @Nullable TaskGroup group;

    /** How many children it started, which numbers them. */
    int children;

    /** How often it was given the carrier. */
    long steps;

    /** What the simulator makes it wait for; null when it runs, or waits for something of the JDK's. */
    @Nullable
    Waiter waiter;

    /** Whether it gave way until {@link TaskScheduler#makeReady}: the JDK believes that it yielded and can run. */
    boolean suspended;

    /** Whether its next step retries to enter a monitor. */
    boolean entersMonitor;

    /** Whether an exception ended it. */
    boolean failed;

    Task(int id, Origin origin, Thread thread, Runnable continuation) {
        this.id = id;
        this.name = origin.name();
        this.group = origin.group();
        this.thread = thread;
        this.continuation = continuation;
    }

    /** Whether it never runs again, since its process is gone. */
    boolean isDropped() {
        return group != null && group.isDropped();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Where a task comes from: what it is called, which process it belongs to, and the id of the task that started it; -1 for none. */
    record Origin(String name, @Nullable TaskGroup group, int parentId) {
        static final int NO_PARENT = -1;
    }
}
