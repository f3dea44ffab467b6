package dev.marionette.launcher;

import dev.marionette.sim.run.Progress;
import java.util.function.LongSupplier;

/**
 * Shows a campaign's progress on the error stream: one line rewritten in place where a person watches, and a plain line every few seconds
 * elsewhere.
 *
 * <p>Thread-safe; workers report one at a time.
 */
final class ProgressDisplay {

    private static final long REWRITE_NANOS = 100_000_000;
    private static final long PLAIN_NANOS = 5_000_000_000L;
    private static final String CLEAR_LINE = "\r\033[K";

    private final Terminal terminal;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private long shownNanos;
    private boolean lineOpen;

    /**
     * A display that starts its clock now.
     *
     * @param nanoClock host time in nanoseconds
     */
    ProgressDisplay(Terminal terminal, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
        this.shownNanos = startNanos;
    }

    /** Shows the progress if it is time to. */
    synchronized void show(Progress progress) {
        long now = nanoClock.getAsLong();
        if (now - shownNanos < (terminal.interactive() ? REWRITE_NANOS : PLAIN_NANOS)) {
            return;
        }
        shownNanos = now;
        ProgressLine line = new ProgressLine(progress, now - startNanos);
        if (terminal.interactive()) {
            terminal.err().print(CLEAR_LINE + line.text(terminal));
            terminal.err().flush();
            lineOpen = true;
        } else {
            terminal.remark(line.text());
        }
    }

    /** Takes the line away and says how long everything took. */
    synchronized void finish(Progress progress) {
        clear();
        terminal.remark(new ProgressLine(progress, nanoClock.getAsLong() - startNanos).conclusion());
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (lineOpen) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
            lineOpen = false;
        }
    }
}
