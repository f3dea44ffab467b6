package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.List;

/** A gate that opens once, and that tasks wait for with a limit by a node's clock. Confined to its world. */
final class SimulatedLatch {

    /** Waits for as long as it takes. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final NodeClock clock;
    private final String reason;
    private final List<Waiter> waiters = new ArrayList<>(0);
    private boolean open;

    /**
     * A closed latch.
     *
     * @param clock measures the limits
     * @param reason what is waited for, as in {@link Waiter}
     */
    SimulatedLatch(Kernel kernel, NodeClock clock, String reason) {
        this.kernel = kernel;
        this.clock = clock;
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
        clock.schedule(waiter, clock.nanosAfter(nanos));
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
