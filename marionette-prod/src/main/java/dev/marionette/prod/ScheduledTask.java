package dev.marionette.prod;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A task that waits on its own thread until it is due, once or again and again. */
final class ScheduledTask<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {

    /**
     * When a repeated task runs.
     *
     * @param initialNanos before the first run
     * @param stepNanos from run to run, or 0 for a task that runs once
     * @param fixedRate whether the step is from start to start, rather than from end to start
     */
    record Timing(long initialNanos, long stepNanos, boolean fixedRate) {

        static Timing once(long delayNanos) {
            return new Timing(delayNanos, 0, false);
        }
    }

    private final Timing timing;
    private final BooleanSupplier closed;
    private volatile long dueNanos;
    private volatile boolean waiting = true;
    private volatile @Nullable Thread thread;

    ScheduledTask(Callable<V> work, Timing timing, BooleanSupplier closed) {
        super(work);
        this.timing = timing;
        this.closed = closed;
        dueNanos = dueIn(timing.initialNanos());
    }

    @Override
    public boolean isPeriodic() {
        return timing.stepNanos() != 0;
    }

    /** Whether the task has yet to run, for the first time or again. */
    boolean isWaiting() {
        return waiting;
    }

    /** The whole life of the task, on the thread that belongs to it. */
    void waitAndRun() {
        thread = Thread.currentThread();
        boolean again = awaitDue();
        while (again) {
            again = runOnce() && awaitDue();
        }
    }

    @Override
    protected void done() {
        Thread waiting = thread;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    /** Returns whether the task is due; false once it is cancelled, which the end of the process does too. */
    private boolean awaitDue() {
        while (!isDone()) {
            if (closed.getAsBoolean()) {
                cancel(false);
                return false;
            }
            long leftNanos = dueNanos - System.nanoTime();
            if (leftNanos <= 0) {
                return true;
            }
            LockSupport.parkNanos(this, leftNanos);
        }
        return false;
    }

    /** Runs the work; returns whether it runs again. */
    private boolean runOnce() {
        waiting = false;
        if (!isPeriodic()) {
            run();
            return false;
        }
        if (!runAndReset()) {
            return false;
        }
        // An interrupt that the work left behind was meant for that run, and would keep the wait for the next one from
        // parking.
        Thread.interrupted();
        waiting = true;
        dueNanos = timing.fixedRate() ? dueNanos + timing.stepNanos() : dueIn(timing.stepNanos());
        return true;
    }

    private static long dueIn(long delayNanos) {
        // Half the range keeps differences of two instants from overflowing; it is 146 years.
        return System.nanoTime() + Math.min(Math.max(delayNanos, 0), Long.MAX_VALUE / 2);
    }
}
