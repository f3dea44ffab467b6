package dev.marionette.launcher;

import dev.marionette.sim.run.Progress;
import java.util.function.LongSupplier;

/** Shows a campaign's progress. Thread-safe; workers report one at a time. */
final class ProgressDisplay {

    private final Terminal terminal;
    private final StatusLine line;

    /**
     * A display that starts its clock now.
     *
     * @param nanoClock host time in nanoseconds
     */
    ProgressDisplay(Terminal terminal, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.line = new StatusLine(terminal, nanoClock);
    }

    /** Shows the progress if it is time to. */
    void show(Progress progress) {
        line.show(elapsedNanos -> {
            ProgressLine text = new ProgressLine(progress, elapsedNanos);
            return terminal.interactive() ? text.text(terminal) : text.text();
        });
    }

    /** Takes the line away and says how long everything took. */
    void finish(Progress progress) {
        line.finish(elapsedNanos -> new ProgressLine(progress, elapsedNanos).conclusion());
    }

    /** Takes the line away. */
    void clear() {
        line.clear();
    }
}
