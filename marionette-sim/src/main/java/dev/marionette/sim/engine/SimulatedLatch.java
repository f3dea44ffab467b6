package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.List;

/** A gate that opens once, and that tasks wait for with a limit of simulated time. Confined to its world. */
final class SimulatedLatch {

    /** Waits for as long as it takes. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final String reason;
    private final List<Waiter> waiters = new ArrayList<>(0);
    private boolean open;

    /**
     * A closed latch.
     *
     * @param reason what is waited for, as in {@link Waiter}
     */
    SimulatedLatch(Kernel kernel, String reason) {
        this.kernel = kernel;
        this.reason = reason;
    }

    boolean isOpen() {
        return open;
    }

    /** Opens the latch for good. */
    void open() {
        open = true;
        for (Waiter waiter : waiters) {
            kernel.cancel(waiter);
            kernel.wake(waiter);
        }
        waiters.clear();
    }

    /**
     * Waits until the latch is open or the time has passed, and returns whether it is open.
     *
     * @throws InterruptedException if the task is interrupted before or during the wait
     */
    boolean await(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (open || nanos <= 0) {
            return open;
        }
        Waiter waiter = new Waiter(kernel, reason);
        waiters.add(waiter);
        long atNanos = kernel.nowNanos() + nanos;
        if (atNanos > 0) {
            kernel.schedule(waiter, atNanos);
        }
        boolean done = kernel.awaitInterruptibly(waiter);
        if (!open) {
            waiters.remove(waiter);
            kernel.cancel(waiter);
        }
        if (!done && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return open;
    }
}
