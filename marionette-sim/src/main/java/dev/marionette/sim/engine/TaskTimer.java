package dev.marionette.sim.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts tasks at instants of a node's clock. It shuts down as {@code ScheduledThreadPoolExecutor} does by default: single runs that were asked
 * for still happen, periodic ones end.
 */
final class TaskTimer extends TaskExecutor implements ScheduledExecutorService {

    private final Set<TimerFuture<?>> pending = new LinkedHashSet<>();

    TaskTimer(Kernel kernel, NodeClock clock) {
        super(kernel, clock);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return schedule(callable(work, null), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return submitAt(work, instant(unit.toNanos(delay)), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        return submitAt(
                callable(work, null), instant(unit.toNanos(initialDelay)), positive("period", unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initialDelay, long delay, TimeUnit unit) {
        return submitAt(
                callable(work, null), instant(unit.toNanos(initialDelay)), -positive("delay", unit.toNanos(delay)));
    }

    private <V> TimerFuture<V> submitAt(Callable<V> work, long firstNanos, long periodNanos) {
        Objects.requireNonNull(work, "work");
        requireOpen();
        TimerFuture<V> future = new TimerFuture<>(this, work, firstNanos, periodNanos);
        future.schedule();
        return future;
    }

    private long instant(long delayNanos) {
        return clock.nanosAfter(Math.max(0, delayNanos));
    }

    private static long positive(String what, long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException("a " + what + " is more than zero, not " + nanos + " ns");
        }
        return nanos;
    }

    /** Starts a task for work that is due, as a child of the task that asked for it. */
    void start(Object starter, TimerFuture<?> work) {
        kernel.tasks().startChild(starter, () -> start(kernel.tasks().newThread(() -> runAndForget(work))));
    }

    void pending(TimerFuture<?> future) {
        pending.add(future);
    }

    void notPending(TimerFuture<?> future) {
        pending.remove(future);
        tryTerminate();
    }

    @Override
    boolean hasNoPending() {
        return pending.isEmpty();
    }

    @Override
    public void shutdown() {
        super.shutdown();
        for (TimerFuture<?> future : List.copyOf(pending)) {
            if (future.isPeriodic()) {
                future.cancel(false);
            }
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<TimerFuture<?>> dropped = List.copyOf(pending);
        for (TimerFuture<?> future : dropped) {
            future.cancel(false);
        }
        super.shutdownNow();
        return List.copyOf(dropped);
    }
}
