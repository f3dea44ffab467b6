package dev.marionette.launcher;

import dev.marionette.sim.run.Progress;
import java.util.Locale;

/**
 * How far a campaign is, in less than 80 columns. A pure function.
 *
 * @param progress how far it is
 * @param elapsedNanos host time since it began, in nanoseconds
 */
record ProgressLine(Progress progress, long elapsedNanos) {

    private static final double NANOS = 1e9;

    /** Seeds done, speed, failures, fault kinds that fired of those configured, and time left. */
    String text() {
        return seeds() + "  " + speed() + "  " + failing() + faults() + "  " + timeLeft();
    }

    /** The same with the failures told apart, where they alarm and where the terminal has colours. */
    String text(Terminal terminal) {
        String failing = progress.failures() > 0 ? terminal.alarming(failing()) : failing();
        return seeds() + "  " + speed() + "  " + failing + faults() + "  " + timeLeft();
    }

    /** What it was in the end: seeds, time and speed. */
    String conclusion() {
        return String.format(
                Locale.ROOT, "%,d seeds in %.1f s: %s", progress.seedsDone(), elapsedNanos / NANOS, speed());
    }

    private String seeds() {
        return String.format(Locale.ROOT, "%,d/%,d seeds", progress.seedsDone(), progress.seedsTotal());
    }

    private String speed() {
        return perSecond(progress.seedsDone()) + " seeds/s  "
                + perSecond(progress.statistics().events()) + " events/s";
    }

    private String failing() {
        return progress.failures() + " failing";
    }

    private String faults() {
        long configured = progress.statistics().faults().size();
        long fired = progress.statistics().faults().values().stream()
                .filter(count -> count > 0)
                .count();
        return configured == 0 ? "" : "  " + fired + "/" + configured + " faults";
    }

    private String timeLeft() {
        if (progress.seedsDone() == 0) {
            return "? left";
        }
        double left = (double) elapsedNanos / progress.seedsDone() * (progress.seedsTotal() - progress.seedsDone());
        return duration(Math.round(left / NANOS)) + " left";
    }

    private String perSecond(long count) {
        double rate = elapsedNanos <= 0 ? 0 : count * NANOS / elapsedNanos;
        if (rate >= 1e6) {
            return String.format(Locale.ROOT, "%.1fM", rate / 1e6);
        }
        if (rate >= 1e4) {
            return String.format(Locale.ROOT, "%.0fk", rate / 1e3);
        }
        return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate);
    }

    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%dh%02dm", seconds / 3_600, seconds % 3_600 / 60);
    }
}
