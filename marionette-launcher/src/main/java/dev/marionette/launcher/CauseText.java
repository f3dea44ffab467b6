package dev.marionette.launcher;

import java.util.Arrays;

/** Where a failure was thrown: the stack as far down as it is the scenario's own. */
final class CauseText {

    private static final String RUNNER = "dev.marionette.sim.run.";

    /** Causes may go round in a circle. */
    private static final int DEEPEST = 20;

    private CauseText() {}

    static String of(Throwable cause) {
        StringBuilder text = new StringBuilder("thrown at\n");
        append(text, cause);
        Throwable next = cause.getCause();
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            text.append("caused by ").append(next).append('\n');
            append(text, next);
            next = next.getCause();
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Throwable thrown) {
        Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith(RUNNER))
                .forEach(frame -> text.append("    ").append(frame).append('\n'));
    }
}
