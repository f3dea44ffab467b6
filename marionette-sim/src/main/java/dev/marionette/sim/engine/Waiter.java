package dev.marionette.sim.engine;

/**
 * What one blocked call of a task waits for.
 *
 * <p>Made by the call, marked done by the event that completes it through {@link Kernel#wake}. The scheduler keeps the parked task in
 * {@link #parked}.
 */
public final class Waiter extends Event {

    private final String reason;
    private final Kernel kernel;
    boolean done;
    /** The task that parked on this waiter, or null while none did; owned by the scheduler. */
    @org.jspecify.annotations.Nullable
    Object parked;

    /** The clock that its instant was measured with; null for the world's. */
    @org.jspecify.annotations.Nullable
    NodeClock clock;

    /**
     * A waiter that is not done.
     *
     * @param reason what is waited for, for deadlock reports: a short noun phrase such as {@code disk write}
     */
    public Waiter(Kernel kernel, String reason) {
        this.kernel = kernel;
        this.reason = reason;
    }

    /** What is waited for. */
    public String reason() {
        return reason;
    }

    /** Whether the wait is over. */
    public boolean isDone() {
        return done;
    }

    @Override
    @org.jspecify.annotations.Nullable
    NodeClock clock() {
        return clock;
    }

    /** A waiter scheduled as an event wakes its own task: the form of a plain timer. */
    @Override
    protected void fire() {
        kernel.wake(this);
    }
}
