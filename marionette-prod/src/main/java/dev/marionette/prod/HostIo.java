package dev.marionette.prod;

import dev.marionette.api.Io;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/** Time, threads, files and sockets of the host. Safe for use by any thread. */
final class HostIo implements Io {

    private final Path root;
    private final HostThreads threads;
    private final RandomGenerator random = new HostRandom();

    HostIo(Path root, HostThreads threads) {
        this.root = root;
        this.threads = threads;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
    }

    @Override
    public <T> T timeout(Duration limit, Callable<T> work) throws Exception {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a time limit is more than zero, not " + limit);
        }
        FutureTask<T> task = new FutureTask<>(work);
        threads.start(task);
        try {
            return task.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            TimeoutException timeout = new TimeoutException("not done within " + limit);
            timeout.initCause(e);
            throw timeout;
        } catch (ExecutionException e) {
            throw outcome(e);
        } finally {
            task.cancel(true);
        }
    }

    @Override
    public ThreadFactory threads() {
        return threads;
    }

    @Override
    public ExecutorService executor() {
        return new HostExecutor(threads);
    }

    @Override
    public ScheduledExecutorService scheduler() {
        return new HostScheduler(threads);
    }

    @Override
    public SocketFactory sockets() {
        return SocketFactory.getDefault();
    }

    @Override
    public ServerSocketFactory serverSockets() {
        return ServerSocketFactory.getDefault();
    }

    private static Exception outcome(ExecutionException wrapper) {
        if (wrapper.getCause() instanceof Error error) {
            throw error;
        }
        return wrapper.getCause() instanceof Exception exception ? exception : wrapper;
    }
}
