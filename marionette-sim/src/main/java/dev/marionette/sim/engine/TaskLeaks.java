package dev.marionette.sim.engine;

import dev.marionette.sim.engine.Carrier.ForeignWake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices tasks that reach for the host's time or threads, and stops the run with the stack of the task that did.
 *
 * <p>The JDK reports most of it from inside its own machinery, where nothing may be thrown and no stack can be taken; so a report is
 * remembered and judged when the task's step is over.
 */
final class TaskLeaks {

    /**
     * A wait as long as this never ends by its time limit while a test runs, so it counts as one without a limit. The JDK's own
     * {@code ExecutorService.close} waits in steps of a day.
     */
    private static final long FOREVER_NANOS = TimeUnit.HOURS.toNanos(23);

    private static final long NONE = -1;
    private static final String OUTSIDE_WORK =
            " run that work on Io.executor() or Io.threads() (for a CompletableFuture pass"
                    + " Io.executor(), in place of parallel streams use tasks)";
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final int LOOKS = 10;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Kernel kernel;
    private final Carrier carrier;
    private final CommonPool commonPool = new CommonPool();

    /** Whether other threads of the JVM use the common pool too, so that its use tells nothing about this world. */
    private boolean commonPoolShared;

    private long timedWaitNanos = NONE;

    /** Where the running task made threads, of which {@link #startedThreads} were virtual and have started. */
    private final List<Throwable> madeThreads = new ArrayList<>(0);

    private int startedThreads;

    /** Whether the program ever made a virtual thread without starting it at once, so that counting does not tell. */
    private boolean unstartedThreads;

    TaskLeaks(Kernel kernel, Carrier carrier) {
        this.kernel = kernel;
        this.carrier = carrier;
    }

    /** The running task began a wait with a time limit. */
    void timedWait(long nanos) {
        if (nanos < FOREVER_NANOS) {
            timedWaitNanos = nanos;
        }
    }

    /** The running task makes a thread, virtual or not; where says on which stack. */
    void threadMade(Throwable where) {
        madeThreads.add(where);
    }

    /** A virtual thread that a task made has started. */
    void threadStarted() {
        startedThreads++;
        if (startedThreads == madeThreads.size() && !unstartedThreads) {
            madeThreads.clear();
            startedThreads = 0;
        }
    }

    /** Judges the step that a task just ended. */
    void check(Task task, TaskTable live) {
        if (timedWaitNanos != NONE) {
            report(
                    task.name,
                    "task '" + task.name + "' waits for " + timedWaitNanos + " ns of the host's clock; use Io.sleep,"
                            + " Io.timeout or Io.scheduler(), which follow simulated time",
                    task.thread.getStackTrace());
            timedWaitNanos = NONE;
        }
        if (!madeThreads.isEmpty()) {
            judgeMadeThreads(task);
        }
        if (startedThreads != 0) {
            startedThreads = 0;
        }
        if (commonPool.used()) {
            judgeCommonPool(task);
        }
        ForeignWake wake = carrier.takeForeignWake();
        if (wake != null) {
            judge(wake, live);
        }
    }

    /**
     * Lets threads outside the world get on, twice as long at each turn.
     *
     * @param turn from 1
     */
    @HostAccess("waits for a monitor that a thread outside the world owns; the world stands still meanwhile")
    void letTheHostRun(int turn) {
        LockSupport.parkNanos(SHORTEST_PAUSE_NANOS << turn);
    }

    /**
     * Gives a wake-up that is on its way from another thread of the host a moment to arrive, so that waiting for one is reported as the
     * leak that it is and not as a deadlock. Returns whether one came.
     */
    @HostAccess("waits before a run that is lost either way is reported; nothing of it enters the trace")
    boolean awaitForeignWake(TaskTable live) {
        for (int look = 0; look < LOOKS && kernel.stop() == null; look++) {
            ForeignWake wake = carrier.takeForeignWake();
            if (wake != null) {
                judge(wake, live);
            } else {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return kernel.stop() != null;
    }

    private void judgeMadeThreads(Task task) {
        unstartedThreads = true;
        for (Throwable made : madeThreads) {
            if (!isVirtual(made)) {
                report(
                        task.name,
                        "task '" + task.name + "' makes a platform thread, which no seed controls; use Io.threads(),"
                                + " Io.executor() or Thread.ofVirtual()",
                        made.getStackTrace());
            }
        }
        madeThreads.clear();
    }

    private static boolean isVirtual(Throwable made) {
        for (StackTraceElement frame : made.getStackTrace()) {
            if (frame.getMethodName().equals("<init>") && frame.getClassName().equals("java.lang.VirtualThread")) {
                return true;
            }
        }
        return false;
    }

    private void judgeCommonPool(Task task) {
        if (commonPoolShared || kernel.stop() != null) {
            return;
        }
        commonPoolShared = commonPool.usedByOthers();
        if (!commonPoolShared) {
            report(
                    task.name,
                    "task '" + task.name
                            + "' left work to the common pool, whose threads are not part of the simulation;"
                            + OUTSIDE_WORK,
                    task.thread.getStackTrace());
        }
    }

    private void judge(ForeignWake wake, TaskTable live) {
        Task task = live.find(VirtualThreads.threadOf(wake.continuation()));
        if (task != null) {
            report(
                    task.name,
                    "task '" + task.name + "' was woken by thread '" + wake.caller()
                            + "', which is not part of the simulation;" + OUTSIDE_WORK,
                    task.thread.getStackTrace());
        }
    }

    private void report(String subject, String message, StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder(message);
        if (stack.length == 0) {
            text.append("\n    the task has ended since\n");
        } else {
            TaskReport.appendStack(text, stack);
        }
        kernel.fail(Stop.Kind.LEAK, subject, text.toString(), null);
    }
}
