package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs each piece of work on a task of its own; every wait of it, and of its futures, follows simulated time. Confined to its world. */
sealed class TaskExecutor extends AbstractExecutorService permits TaskTimer {

    final Kernel kernel;
    final NodeClock clock;
    private final Set<Thread> threads = new LinkedHashSet<>();
    private final SimulatedLatch terminated;
    private boolean shutdown;

    TaskExecutor(Kernel kernel, NodeClock clock) {
        this.kernel = kernel;
        this.clock = clock;
        this.terminated = new SimulatedLatch(kernel, clock, "termination of an executor");
    }

    @Override
    public void execute(Runnable work) {
        Objects.requireNonNull(work, "work");
        requireOpen();
        start(kernel.tasks().newThread(() -> runAndForget(work)));
    }

    /** Starts a thread that runs {@link #runAndForget}. */
    final void start(Thread thread) {
        threads.add(thread);
        thread.start();
    }

    final void runAndForget(Runnable work) {
        try {
            work.run();
        } finally {
            threads.remove(Thread.currentThread());
            tryTerminate();
        }
    }

    final void requireOpen() {
        kernel.requireConfined();
        if (shutdown) {
            throw new RejectedExecutionException("the executor was shut down");
        }
    }

    /** Whether nothing is left to do but what runs already. */
    boolean hasNoPending() {
        return true;
    }

    final void tryTerminate() {
        if (shutdown && !terminated.isOpen() && threads.isEmpty() && hasNoPending()) {
            terminated.open();
        }
    }

    @Override
    public void shutdown() {
        kernel.requireConfined();
        shutdown = true;
        tryTerminate();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        for (Thread thread : List.copyOf(threads)) {
            thread.interrupt();
        }
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return terminated.isOpen();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(unit.toNanos(timeout));
    }

    @Override
    public void close() {
        shutdown();
        boolean interrupted = false;
        while (!terminated.isOpen()) {
            try {
                terminated.await(SimulatedLatch.FOREVER);
            } catch (InterruptedException e) {
                interrupted = true;
                shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static <T> Callable<T> callable(Runnable work, @Nullable T value) {
        Objects.requireNonNull(work, "work");
        return () -> {
            work.run();
            return value;
        };
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
        return new SimulatedFuture<>(kernel, clock, work);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable work, @Nullable T value) {
        return new SimulatedFuture<>(kernel, clock, callable(work, value));
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> works, long timeout, TimeUnit unit)
            throws InterruptedException {
        long deadline = deadline(timeout, unit);
        List<Future<T>> futures = new ArrayList<>(works.size());
        try {
            for (Callable<T> work : works) {
                futures.add(submit(work));
            }
            for (Future<T> future : futures) {
                awaitDone(future, deadline);
            }
        } finally {
            cancelUnfinished(futures);
        }
        return futures;
    }

    private void awaitDone(Future<?> future, long deadline) throws InterruptedException {
        try {
            future.get(deadline - clock.nanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException outcome) {
            // The caller reads the outcome from the future.
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> works) throws InterruptedException, ExecutionException {
        try {
            return invokeAny(works, SimulatedLatch.FOREVER, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a wait without a limit timed out", e);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> works, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (works.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to invoke");
        }
        long deadline = deadline(timeout, unit);
        Race<T> race = new Race<>(new SimulatedLatch(kernel, clock, "first of several results"), works.size());
        List<Future<?>> runners = new ArrayList<>(works.size());
        try {
            for (Callable<T> work : works) {
                runners.add(submit(() -> race.run(work)));
            }
            return race.result(deadline - clock.nanos());
        } finally {
            cancelUnfinished(runners);
        }
    }

    private long deadline(long timeout, TimeUnit unit) {
        return clock.nanosAfter(Math.max(0, unit.toNanos(timeout)));
    }

    private static void cancelUnfinished(List<? extends Future<?>> futures) {
        for (Future<?> future : futures) {
            future.cancel(true);
        }
    }

    /** Several callables of which the first result counts. */
    private static final class Race<T> {

        private final SimulatedLatch decided;
        private int unfinished;
        private @Nullable Future<T> winner;
        private @Nullable Throwable lastFailure;

        Race(SimulatedLatch decided, int entrants) {
            this.decided = decided;
            this.unfinished = entrants;
        }

        void run(Callable<T> work) {
            try {
                T result = work.call();
                if (winner == null) {
                    winner = java.util.concurrent.CompletableFuture.completedFuture(result);
                }
            } catch (Exception | Error e) {
                lastFailure = e;
            }
            if (--unfinished == 0 || winner != null) {
                decided.open();
            }
        }

        T result(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
            if (!decided.await(nanos)) {
                throw new TimeoutException("no result after " + nanos + " ns of simulated time");
            }
            if (winner == null) {
                throw new ExecutionException("every callable failed", lastFailure);
            }
            return winner.get();
        }
    }
}
