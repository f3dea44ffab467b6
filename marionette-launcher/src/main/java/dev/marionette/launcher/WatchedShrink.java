package dev.marionette.launcher;

import dev.marionette.check.shrink.Counterexample;
import dev.marionette.check.shrink.ShrinkProgress;
import dev.marionette.check.shrink.Shrinker;
import dev.marionette.check.shrink.Size;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A search for a counterexample under the eyes of a person: shows its progress, and when it is interrupted says how far it came. */
final class WatchedShrink {

    private static final double SECOND = 1e9;

    private final String scenario;
    private final Terminal terminal;
    private final StatusLine line;
    private @Nullable ShrinkProgress latest;

    WatchedShrink(String scenario, Terminal terminal) {
        this.scenario = scenario;
        this.terminal = terminal;
        this.line = new StatusLine(terminal, System::nanoTime);
    }

    /** Searches to the end, or until the budget is used up. */
    Counterexample run(Shrinker shrinker) {
        // The JVM runs its hooks on Ctrl-C and then ends with 130.
        Thread onInterrupt = new Thread(this::tellInterruption, "interrupted");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return shrinker.withProgress(this::progressed).shrink();
        } finally {
            line.clear();
            unhook(onInterrupt);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook says how far it came.
        }
    }

    private synchronized void progressed(ShrinkProgress progress) {
        latest = progress;
        line.show(elapsedNanos -> text(progress));
    }

    private synchronized void tellInterruption() {
        line.clear();
        terminal.remark(interruption());
        terminal.flush();
    }

    /** How far it came. */
    synchronized String interruption() {
        ShrinkProgress last = latest;
        String reached = last == null
                ? "before the first run ended"
                : "after " + last.runs() + " runs, at " + counts(last.size());
        return scenario + ": interrupted " + reached
                + "; nothing was written. --budget-seconds ends the search with the smallest failure so far";
    }

    /** What is tried, how much is left, and how long it took so far, in less than 100 columns. */
    static String text(ShrinkProgress progress) {
        return String.format(
                Locale.ROOT,
                "%-22s  %,d runs  %s  %.1f s",
                progress.phase(),
                progress.runs(),
                counts(progress.size()),
                seconds(progress.elapsed()));
    }

    private static String counts(Size size) {
        return String.format(
                Locale.ROOT, "%,d choices  %,d faults  %,d events", size.choices(), size.faults(), size.events());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / SECOND;
    }

    /** What the search amounted to in the end. */
    static String conclusion(Counterexample found) {
        return String.format(
                Locale.ROOT,
                "%,d runs in %.1f s: from %,d choices to %,d, from %,d faults to %,d",
                found.runs(),
                seconds(found.elapsed()),
                found.before().choices(),
                found.after().choices(),
                found.before().faults(),
                found.after().faults());
    }
}
