package dev.marionette.sim.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches the queue through which the tasks of one platform thread hand work to the common pool of the JVM.
 *
 * <p>The pool spreads those who submit over a few queues, by a number that {@code ThreadLocalRandom} keeps for the platform thread, also
 * when a virtual thread submits. A submitter locks its queue, and so does one that takes its work back, as a parallel stream does; each
 * lock and release counts up the queue's phase. The workers of the pool take from it without the lock. So a phase that a step has changed
 * shows a use of the pool even when all the work of it is done already. It is looked at once after each step, which costs one read.
 *
 * <p>Other threads of the JVM may share the queue, which its phase does not tell; {@link #usedByOthers()} looks for them.
 *
 * <p>Thread rule: confined to the platform thread that it watches.
 */
final class CommonPool {

    private static final int LOOKS = 10;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** The part of a submitter's number that chooses its queue, which always has an even index. */
    private static final int SUBMITTERS = 0x3ffe;

    private static final ForkJoinPool POOL = commonPool();
    private static final VarHandle QUEUES;
    private static final VarHandle PHASE;
    private static final VarHandle PROBE;

    static {
        try {
            Class<?> queue = Class.forName("java.util.concurrent.ForkJoinPool$WorkQueue");
            MethodHandles.Lookup inPool = JdkInternals.in(ForkJoinPool.class);
            QUEUES = inPool.findVarHandle(ForkJoinPool.class, "queues", queue.arrayType());
            PHASE = JdkInternals.in(queue).findVarHandle(queue, "phase", int.class);
            PROBE = JdkInternals.in(Thread.class).findVarHandle(Thread.class, "threadLocalRandomProbe", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread platformThread;

    /** The queue at the last look, with its phase then; null while nobody had used it. */
    private @Nullable Object queue;

    private int phase;

    /** Watches the calling thread from now on. */
    CommonPool() {
        giveNumber();
        platformThread = Thread.currentThread();
        look();
    }

    private void look() {
        queue = queueOf(platformThread);
        phase = phaseOf(queue);
    }

    /** Whether the queue was used since the last look, by a task or by another thread of the JVM. */
    boolean used() {
        Object before = queue;
        return before == null ? queueOf(platformThread) != null : phaseOf(before) != phase;
    }

    /** Whether threads other than the calling one use the queue, as far as a look of some milliseconds shows. */
    @HostAccess(
            "waits before a run that is lost anyway is reported, or once in a world beside a busy pool; the world stands still")
    boolean usedByOthers() {
        look();
        for (int look = 0; look < LOOKS; look++) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (used()) {
                return true;
            }
        }
        return false;
    }

    /** The index of the queue into which the tasks of a platform thread submit. */
    static int slotOf(Thread platformThread) {
        return slot(platformThread, queues().length);
    }

    private static int slot(Thread platformThread, int queues) {
        return (int) PROBE.get(platformThread) & SUBMITTERS & (queues - 1);
    }

    private static @Nullable Object queueOf(Thread platformThread) {
        @Nullable Object[] queues = queues();
        return queues[slot(platformThread, queues.length)];
    }

    /** Read anew each time, since the pool replaces the array when it grows. */
    private static @Nullable Object[] queues() {
        return (Object[]) QUEUES.get(POOL);
    }

    private static int phaseOf(@Nullable Object queue) {
        return queue == null ? 0 : (int) PHASE.getOpaque(queue);
    }

    @HostAccess("looks at the pool of the JVM, and never submits to it")
    private static ForkJoinPool commonPool() {
        return ForkJoinPool.commonPool();
    }

    @HostAccess(
            "makes the JDK give the thread its number now; else the first submission would, and would reseed the running task")
    private static void giveNumber() {
        ThreadLocalRandom.current();
    }
}
