package dev.marionette.check.shrink;

import java.time.Duration;

/** How long the search has taken, by the host's clock. */
final class Stopwatch {

    private final long startNanos = nanoTime();
    private final long budgetNanos;

    Stopwatch(Duration budget) {
        this.budgetNanos = budget.compareTo(Duration.ofDays(10_000)) > 0 ? Long.MAX_VALUE : budget.toNanos();
    }

    @HostAccess("a budget of time is one of the host's time; what is kept when it ends has failed like the rest")
    private static long nanoTime() {
        return System.nanoTime();
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoTime() - startNanos);
    }

    boolean isOver() {
        return nanoTime() - startNanos >= budgetNanos;
    }
}
