package dev.marionette.prod;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Gives each task a virtual thread of its own. Safe for use by any thread. */
sealed class HostExecutor extends AbstractExecutorService permits HostScheduler {

    final HostThreads threads;
    private final Set<Thread> running = new HashSet<>();
    private final CountDownLatch terminated = new CountDownLatch(1);
    private boolean shutdown;

    HostExecutor(HostThreads threads) {
        this.threads = threads;
    }

    @Override
    public final synchronized void execute(Runnable work) {
        Objects.requireNonNull(work, "work");
        if (shutdown) {
            throw new RejectedExecutionException("the executor was shut down");
        }
        try {
            running.add(threads.start(() -> runToTheEnd(work)));
        } catch (IllegalStateException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void shutdown() {
        shutdown = true;
        tryTerminate();
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutdown();
        running.forEach(Thread::interrupt);
        return List.of();
    }

    @Override
    public final synchronized boolean isShutdown() {
        return shutdown || threads.isClosed();
    }

    @Override
    public final synchronized boolean isTerminated() {
        tryTerminate();
        return terminated.getCount() == 0;
    }

    @Override
    public final boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return isTerminated() || terminated.await(timeout, unit);
    }

    private void runToTheEnd(Runnable work) {
        try {
            work.run();
        } finally {
            forget(Thread.currentThread());
        }
    }

    private synchronized void forget(Thread thread) {
        running.remove(thread);
        tryTerminate();
    }

    private synchronized void tryTerminate() {
        if (isShutdown() && running.isEmpty()) {
            terminated.countDown();
        }
    }
}
