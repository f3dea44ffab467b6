package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.NodeClock;
import dev.marionette.sim.engine.Waiter;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;

/** Tasks that wait for a socket to change; each looks again after any change. */
final class WaitQueue {

    /** A deadline that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final NodeClock clock;
    private final String reason;
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>(1);

    /**
     * A queue without a task.
     *
     * @param reason what is waited for, as in {@link Waiter}
     */
    WaitQueue(StreamHost host, String reason) {
        this.kernel = host.network().kernel();
        this.clock = kernel.clock(host.node());
        this.reason = reason;
    }

    /** When so much time has passed on the node's clock; 0 stands for {@link #NEVER}, as in the JDK's sockets. */
    long deadlineNanos(int timeoutMillis) {
        return timeoutMillis == 0 ? NEVER : clock.nanosAfter(timeoutMillis * 1_000_000L);
    }

    boolean isPast(long deadlineNanos) {
        return clock.nanos() >= deadlineNanos;
    }

    /**
     * Waits for the next change, or until the deadline.
     *
     * @throws InterruptedIOException if the task is interrupted before or during the wait; it stays so, as the JDK's sockets expect it
     */
    void await(long deadlineNanos) throws InterruptedIOException {
        Waiter waiter = new Waiter(kernel, reason);
        waiters.add(waiter);
        clock.schedule(waiter, deadlineNanos);
        if (Thread.currentThread().isVirtual()) {
            kernel.awaitInterruptibly(waiter);
        } else {
            // An interrupt does not end the socket operations of a platform thread.
            kernel.await(waiter);
        }
        waiters.remove(waiter);
        kernel.cancel(waiter);
        if (!waiter.isDone()) {
            throw new InterruptedIOException();
        }
    }

    /** Lets every waiting task look again. */
    void signalAll() {
        Waiter waiter = waiters.poll();
        while (waiter != null) {
            kernel.cancel(waiter);
            kernel.wake(waiter);
            waiter = waiters.poll();
        }
    }
}
