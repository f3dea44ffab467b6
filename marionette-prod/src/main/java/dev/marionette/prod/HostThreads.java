package dev.marionette.prod;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Makes the virtual threads of a process and remembers those that run, so that they can be ended together.
 *
 * <p>Safe for use by any thread.
 */
final class HostThreads implements ThreadFactory {

    private final ThreadFactory factory;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    HostThreads(String namePrefix) {
        factory = Thread.ofVirtual().name(namePrefix, 1).factory();
    }

    @Override
    public Thread newThread(Runnable work) {
        requireOpen();
        return factory.newThread(() -> {
            admit(Thread.currentThread());
            runToTheEnd(work);
        });
    }

    /**
     * Starts a thread that is certain to run {@code work}: when {@link #stop} comes in between, it runs interrupted, so that whoever waits
     * for its outcome gets one.
     *
     * @throws IllegalStateException after {@link #stop}
     */
    synchronized Thread start(Runnable work) {
        Thread thread = factory.newThread(() -> runToTheEnd(work));
        admit(thread);
        thread.start();
        return thread;
    }

    /** Whether {@link #stop} was called. */
    boolean isClosed() {
        return closed;
    }

    /**
     * Lets no further thread begin, interrupts those that run, and waits for them; not for the calling thread, if it is one of them.
     *
     * @throws IllegalStateException if some are left when {@code limit} has passed; each is shown as a suppressed exception
     */
    void stop(Duration limit) {
        refuseMore();
        running.forEach(HostThreads::interruptOther);
        // Half the range keeps the difference of two instants from overflowing; it is 146 years.
        long deadlineNanos = System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(limit), Long.MAX_VALUE / 2);
        boolean interrupted = false;
        for (Thread thread : running) {
            interrupted |= joinUntil(deadlineNanos, thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        reportLeftovers(limit);
    }

    private synchronized void refuseMore() {
        closed = true;
    }

    private synchronized void admit(Thread thread) {
        requireOpen();
        running.add(thread);
    }

    private void runToTheEnd(Runnable work) {
        try {
            work.run();
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Production is closed; it starts no more threads");
        }
    }

    private static void interruptOther(Thread thread) {
        if (!thread.equals(Thread.currentThread())) {
            thread.interrupt();
        }
    }

    /** Waits through interrupts; returns whether there was one. */
    private static boolean joinUntil(long deadlineNanos, Thread thread) {
        boolean interrupted = false;
        long leftNanos = deadlineNanos - System.nanoTime();
        while (!thread.equals(Thread.currentThread()) && thread.isAlive() && leftNanos > 0) {
            try {
                thread.join(Duration.ofNanos(leftNanos));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            leftNanos = deadlineNanos - System.nanoTime();
        }
        return interrupted;
    }

    private void reportLeftovers(Duration limit) {
        IllegalStateException failure =
                new IllegalStateException("threads still run " + limit + " after they were interrupted");
        for (Thread thread : running) {
            if (!thread.equals(Thread.currentThread()) && thread.isAlive()) {
                failure.addSuppressed(standing(thread));
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private static IllegalStateException standing(Thread thread) {
        IllegalStateException standing = new IllegalStateException("thread " + thread.getName() + " is here");
        standing.setStackTrace(thread.getStackTrace());
        return standing;
    }
}
