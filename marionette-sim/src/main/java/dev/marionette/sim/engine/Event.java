package dev.marionette.sim.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a simulated instant.
 *
 * <p>An event is its own place in the queue, so scheduling one allocates nothing; the same object may be scheduled again once it fired or
 * was cancelled.
 */
public abstract class Event {

    static final int NOT_QUEUED = -1;

    long atNanos;
    long sequence;
    int heapIndex = NOT_QUEUED;

    /** An event that is not scheduled yet. */
    protected Event() {}

    /** Makes it happen; runs in the event loop, must not block. */
    protected abstract void fire();

    /** Whether the event is in the queue. */
    public final boolean isScheduled() {
        return heapIndex != NOT_QUEUED;
    }

    /** The instant it was last scheduled for, in nanoseconds from the epoch. */
    public final long atNanos() {
        return atNanos;
    }

    /** The group whose end takes the event out of the queue, or null if it outlives every group. */
    @Nullable
    TaskGroup group() {
        return null;
    }

    /** The clock whose time decides when it happens, or null if that is the world's. */
    @Nullable
    NodeClock clock() {
        return null;
    }

    final boolean isBefore(Event other) {
        return atNanos != other.atNanos ? atNanos < other.atNanos : sequence < other.sequence;
    }
}
