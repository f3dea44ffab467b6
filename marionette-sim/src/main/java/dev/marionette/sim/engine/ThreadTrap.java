package dev.marionette.sim.engine;

import org.jspecify.annotations.Nullable;

/**
 * Notices a task that makes a thread past the simulator, at the moment it does and on its own stack.
 *
 * <p>An inheritable thread-local whose value every thread made by a task asks for: the JDK calls {@link #childValue} inside the
 * constructor of the new thread, on the thread that makes it.
 */
final class ThreadTrap extends InheritableThreadLocal<@Nullable TaskScheduler> {

    private static final ThreadTrap TRAP = new ThreadTrap();

    private ThreadTrap() {}

    /** Sets the trap for the calling task and all that descend from it, if it did not inherit it. */
    static void arm(TaskScheduler scheduler) {
        if (TRAP.get() != scheduler) {
            TRAP.set(scheduler);
        }
    }

    @Override
    protected @Nullable TaskScheduler childValue(@Nullable TaskScheduler scheduler) {
        if (scheduler != null && !scheduler.isMakingThread() && scheduler.isRunning(Thread.currentThread())) {
            scheduler.leaks().threadMade(new Throwable());
        }
        return scheduler;
    }
}
