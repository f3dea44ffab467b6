package dev.marionette.launcher;

import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * One line about work in progress, on the error stream: rewritten in place where a person watches, and a plain line every few seconds
 * elsewhere.
 *
 * <p>Thread-safe.
 */
final class StatusLine {

    private static final long REWRITE_NANOS = 100_000_000;
    private static final long PLAIN_NANOS = 5_000_000_000L;
    private static final String CLEAR_LINE = "\r\033[K";

    private final Terminal terminal;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private long shownNanos;
    private boolean lineOpen;

    /**
     * A line whose clock starts now.
     *
     * @param nanoClock host time in nanoseconds
     */
    StatusLine(Terminal terminal, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
        this.shownNanos = startNanos;
    }

    /** Shows a text if it is time to; it is made from the nanoseconds since the start. */
    synchronized void show(LongFunction<String> text) {
        long now = nanoClock.getAsLong();
        if (now - shownNanos < (terminal.interactive() ? REWRITE_NANOS : PLAIN_NANOS)) {
            return;
        }
        shownNanos = now;
        String line = text.apply(now - startNanos);
        if (terminal.interactive()) {
            terminal.err().print(CLEAR_LINE + line);
            terminal.err().flush();
            lineOpen = true;
        } else {
            terminal.remark(line);
        }
    }

    /** Takes the line away and says something that stays. */
    synchronized void finish(LongFunction<String> text) {
        clear();
        terminal.remark(text.apply(nanoClock.getAsLong() - startNanos));
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
