package dev.marionette.sim.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The threads and executors of one simulated node. Confined to its world. */
public final class TaskServices {

    private final Kernel kernel;
    private final NodeClock clock;

    /** The services of a node in a world. */
    public TaskServices(Kernel kernel, NodeClock clock) {
        this.kernel = kernel;
        this.clock = clock;
    }

    /** Makes tasks; a thread that it made runs when it is started. */
    public ThreadFactory threads() {
        return work -> kernel.tasks().newThread(work);
    }

    /** A new executor, which runs each piece of work on a task of its own. */
    public ExecutorService executor() {
        return new TaskExecutor(kernel, clock);
    }

    /** A new scheduler, which runs work at instants of simulated time. */
    public ScheduledExecutorService scheduler() {
        return new TaskTimer(kernel, clock);
    }

    /**
     * Runs work on a task of its own and waits for it for a limited time, after which that task is interrupted.
     *
     * @param limitNanos more than 0
     * @throws TimeoutException if the limit passed first
     * @throws InterruptedException if the waiting task is interrupted
     * @throws Exception what the work threw
     */
    public <T> T timeout(long limitNanos, Callable<T> work) throws Exception {
        SimulatedFuture<T> future = new SimulatedFuture<>(kernel, clock, work);
        kernel.tasks().newThread(future).start();
        try {
            return future.get(limitNanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw rethrowable(e);
        } finally {
            future.cancel(true);
        }
    }

    private static Exception rethrowable(ExecutionException failure) {
        return switch (failure.getCause()) {
            case Error error -> throw error;
            case Exception exception -> exception;
            case null, default -> failure;
        };
    }
}
