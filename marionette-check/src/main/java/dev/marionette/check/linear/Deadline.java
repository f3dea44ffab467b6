package dev.marionette.check.linear;

import java.time.Duration;

/** When the time of a budget is over. */
final class Deadline {

    private final long startNanos;
    private final long budgetNanos;

    private Deadline(long startNanos, long budgetNanos) {
        this.startNanos = startNanos;
        this.budgetNanos = budgetNanos;
    }

    @HostAccess("a budget of time is one of the host's time; a check that runs out of it has no verdict")
    static Deadline in(Duration time) {
        long nanos = time.compareTo(Duration.ofDays(10_000)) > 0 ? Long.MAX_VALUE : time.toNanos();
        return new Deadline(System.nanoTime(), nanos);
    }

    @HostAccess("a budget of time is one of the host's time; a check that runs out of it has no verdict")
    boolean isOver() {
        return System.nanoTime() - startNanos >= budgetNanos;
    }
}
