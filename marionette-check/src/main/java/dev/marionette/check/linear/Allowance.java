package dev.marionette.check.linear;

import java.util.Optional;

/** What one search may still spend of a budget. For one thread. */
final class Allowance {

    private static final int STEPS_PER_LOOK = 512;

    private final Deadline deadline;
    private final long configurations;
    private final long bytes;
    private long spentConfigurations;
    private long spentBytes;
    private int steps;
    private Optional<Limit> reached = Optional.empty();

    Allowance(long configurations, long bytes, Deadline deadline) {
        this.configurations = configurations;
        this.bytes = bytes;
        this.deadline = deadline;
    }

    /** One step of a model; looks at the clock now and then. */
    void step() {
        if (++steps >= STEPS_PER_LOOK) {
            steps = 0;
            if (deadline.isOver()) {
                reach(Limit.TIME);
            }
        }
    }

    void configuration() {
        if (++spentConfigurations > configurations) {
            reach(Limit.CONFIGURATIONS);
        }
    }

    /** Whether so many bytes more are within the limit; if so, they are spent. */
    boolean take(long more) {
        if (more > bytes - spentBytes) {
            reach(Limit.MEMORY);
            return false;
        }
        spentBytes += more;
        return true;
    }

    void giveBack(long less) {
        spentBytes -= less;
    }

    boolean isSpent() {
        return reached.isPresent();
    }

    Optional<Limit> reached() {
        return reached;
    }

    private void reach(Limit limit) {
        if (reached.isEmpty()) {
            reached = Optional.of(limit);
        }
    }
}
