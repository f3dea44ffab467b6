package dev.marionette.sim.engine;

/**
 * The tasks of one world, as its event loop sees them.
 *
 * <p>{@link RootOnly} runs a scenario's root on the calling thread and has no other task; the scheduler runs every task, the root
 * included, on virtual threads.
 */
interface Tasks {

    /** Runs the root and everything that follows from it, until the root has ended or the run was stopped. */
    void runRoot(Runnable root);

    /**
     * A thread of this world, not yet started.
     *
     * @throws IllegalStateException if this JVM cannot run tasks; the message names the remedy
     */
    Thread newThread(Runnable work);

    /** The task that runs now, for {@link #startChild}. */
    Object runningTask();

    /** Runs {@code start}, which starts a thread, as if {@code parent} did. */
    void startChild(Object parent, Runnable start);

    /** Starts the first task of a group. */
    void start(TaskGroup group, Runnable work);

    /** What stops, pauses and interrupts whole groups. */
    TaskGroups groups();

    /** Parks the running task if its group was paused, or for good if it was dropped. */
    void checkpoint();

    /** Whether a task other than the running one can run now. */
    boolean hasRunnable();

    /** Parks the running task until its waiter is done or, if {@code interruptible}, the task is interrupted. */
    void park(Waiter waiter, boolean interruptible);

    /** Lets the other runnable tasks compete with the running one for the next step. */
    void yieldNow();

    /** Makes the task parked on this waiter runnable. */
    void makeReady(Waiter waiter);

    /** Ends the running task's part in a run that was stopped. Does not return. */
    RuntimeException stopRunningTask();

    /** What each parked task waits for, with its stack, for a deadlock report. */
    String describeParked();

    /**
     * Parks the running task although nothing inside the world can happen any more, for the loop to wait for a wake-up that is still on its
     * way from outside, and else to report a deadlock; returns false, at once, where there is no loop.
     */
    boolean leaveToLoop(Waiter waiter, boolean interruptible);
}
