package dev.marionette.sim.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Work of a {@link TaskTimer}: it starts a task at each of its instants. Confined to its world. */
final class TimerFuture<V> extends SimulatedFuture<V> implements RunnableScheduledFuture<V> {

    private final TaskTimer timer;
    private final Object starter;
    private final Due due = new Due();

    /** Nanoseconds between two instants if positive, from the end of one run to the next if negative; 0 for a single run. */
    private final long periodNanos;

    private long nextNanos;

    TimerFuture(TaskTimer timer, Callable<V> work, long firstNanos, long periodNanos) {
        super(timer.kernel, timer.clock, work);
        this.timer = timer;
        this.starter = timer.kernel.tasks().runningTask();
        this.nextNanos = firstNanos;
        this.periodNanos = periodNanos;
    }

    void schedule() {
        timer.pending(this);
        timer.kernel.schedule(due, timer.clock.worldNanos(nextNanos));
    }

    @Override
    public void run() {
        if (periodNanos == 0) {
            super.run();
        } else if (runAndReset()) {
            runAgain();
        }
    }

    private void runAgain() {
        if (timer.isShutdown()) {
            cancel(false);
        } else {
            nextNanos = periodNanos > 0 ? nextNanos + periodNanos : timer.clock.nanos() - periodNanos;
            schedule();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (timer.kernel.cancel(due)) {
            timer.notPending(this);
        }
        return cancelled;
    }

    @Override
    public boolean isPeriodic() {
        return periodNanos != 0;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(nextNanos - timer.clock.nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    /** The next instant. */
    private final class Due extends Event {
        @Override
        @Nullable
        TaskGroup group() {
            return ((Task) starter).group;
        }

        @Override
        NodeClock clock() {
            return timer.clock;
        }

        @Override
        protected void fire() {
            timer.start(starter, TimerFuture.this);
            timer.notPending(TimerFuture.this);
        }
    }
}
