package dev.marionette.sim.engine;

import org.jspecify.annotations.Nullable;

/**
 * Notices a task that makes a platform thread, at the moment it does and on its own stack.
 *
 * <p>An inheritable thread-local whose value every thread made by a task asks for: the JDK calls {@link #childValue} inside the
 * constructor of the new thread, on the thread that makes it.
 */
final class ThreadTrap extends InheritableThreadLocal<@Nullable TaskScheduler> {

    private static final ThreadTrap TRAP = new ThreadTrap();
    private static final StackWalker STACK = StackWalker.getInstance();

    /** How many frames above the thread's constructor may lie below the one that tells virtual from platform. */
    private static final int DEPTH = 12;

    private ThreadTrap() {}

    /** Sets the trap for the calling task and all that descend from it, if it did not inherit it. */
    static void arm(TaskScheduler scheduler) {
        if (TRAP.get() != scheduler) {
            TRAP.set(scheduler);
        }
    }

    @Override
    protected @Nullable TaskScheduler childValue(@Nullable TaskScheduler scheduler) {
        if (scheduler == null || scheduler.isMakingThread() || makesVirtualThread()) {
            return scheduler;
        }
        scheduler.leaks().platformThread();
        return null;
    }

    private static boolean makesVirtualThread() {
        return STACK.walk(frames ->
                frames.limit(DEPTH).anyMatch(frame -> frame.getClassName().equals("java.lang.VirtualThread")));
    }
}
