package dev.marionette.prod;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gives each task a virtual thread of its own, which waits until the task is due; a blocked task holds up no other.
 *
 * <p>It lives as long as the process's {@link Production}, so what would end it is refused. Safe for use by any thread.
 */
final class HostScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final HostThreads threads;

    HostScheduler(HostThreads threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        try {
            threads.start(work);
        } catch (IllegalStateException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return start(ScheduledTask.once(Executors.callable(work), unit.toNanos(delay), threads::isClosed));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return start(ScheduledTask.once(work, unit.toNanos(delay), threads::isClosed));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        long periodNanos = unit.toNanos(requirePositive("period", period));
        ScheduledTask.Timing timing = new ScheduledTask.Timing(unit.toNanos(initialDelay), periodNanos, true);
        return start(ScheduledTask.repeated(work, timing, threads::isClosed));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initialDelay, long delay, TimeUnit unit) {
        long delayNanos = unit.toNanos(requirePositive("delay", delay));
        ScheduledTask.Timing timing = new ScheduledTask.Timing(unit.toNanos(initialDelay), delayNanos, false);
        return start(ScheduledTask.repeated(work, timing, threads::isClosed));
    }

    @Override
    public void shutdown() {
        throw ownedByProduction("shutdown");
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw ownedByProduction("shutdownNow");
    }

    @Override
    public void close() {
        throw ownedByProduction("close");
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw ownedByProduction("awaitTermination");
    }

    @Override
    public boolean isShutdown() {
        return threads.isClosed();
    }

    @Override
    public boolean isTerminated() {
        return threads.isClosed();
    }

    private <V> ScheduledTask<V> start(ScheduledTask<V> task) {
        execute(task::waitAndRun);
        return task;
    }

    private static long requirePositive(String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("a " + what + " is more than zero, not " + value);
        }
        return value;
    }

    private static UnsupportedOperationException ownedByProduction(String operation) {
        return new UnsupportedOperationException(operation
                + ": the node's executor lives as long as the node; cancel the futures of your own tasks, or make an executor"
                + " of your own with Executors.newThreadPerTaskExecutor(io.threads())");
    }
}
