package dev.marionette.prod;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gives each task a virtual thread of its own, which waits until the task is due; a blocked task holds up no other.
 *
 * <p>It shuts down as {@code ScheduledThreadPoolExecutor} does by default: single runs that were asked for still happen, repeated ones end.
 * Safe for use by any thread.
 */
final class HostScheduler extends HostExecutor implements ScheduledExecutorService {

    private final Set<ScheduledTask<?>> tasks = ConcurrentHashMap.newKeySet();

    HostScheduler(HostThreads threads) {
        super(threads);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return schedule(Executors.callable(work), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return start(work, ScheduledTask.Timing.once(unit.toNanos(delay)));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        long periodNanos = unit.toNanos(requirePositive("period", period));
        return start(Executors.callable(work), new ScheduledTask.Timing(unit.toNanos(initialDelay), periodNanos, true));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initialDelay, long delay, TimeUnit unit) {
        long delayNanos = unit.toNanos(requirePositive("delay", delay));
        return start(Executors.callable(work), new ScheduledTask.Timing(unit.toNanos(initialDelay), delayNanos, false));
    }

    @Override
    public synchronized void shutdown() {
        super.shutdown();
        for (ScheduledTask<?> task : tasks) {
            if (task.isPeriodic()) {
                task.cancel(false);
            }
        }
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        List<Runnable> dropped = new ArrayList<>();
        for (ScheduledTask<?> task : tasks) {
            if (task.isWaiting() && task.cancel(false)) {
                dropped.add(task);
            }
        }
        super.shutdownNow();
        return dropped;
    }

    private <V> ScheduledTask<V> start(Callable<V> work, ScheduledTask.Timing timing) {
        Objects.requireNonNull(work, "work");
        ScheduledTask<V> task = new ScheduledTask<>(work, timing, threads::isClosed);
        tasks.add(task);
        try {
            execute(() -> waitAndRun(task));
        } catch (RejectedExecutionException e) {
            tasks.remove(task);
            throw e;
        }
        return task;
    }

    private void waitAndRun(ScheduledTask<?> task) {
        try {
            task.waitAndRun();
        } finally {
            tasks.remove(task);
        }
    }

    private static long requirePositive(String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("a " + what + " is more than zero, not " + value);
        }
        return value;
    }
}
