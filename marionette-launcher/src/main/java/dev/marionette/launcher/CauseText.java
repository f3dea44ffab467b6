package dev.marionette.launcher;

import java.util.Arrays;

/** Where a failure was thrown: the stack as far down as it is the scenario's own. */
final class CauseText {

    private static final String RUNNER = "dev.marionette.sim.run.";

    private CauseText() {}

    static String of(Throwable cause) {
        StringBuilder text = new StringBuilder("thrown at\n");
        append(text, cause);
        for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
            text.append("caused by ").append(next).append('\n');
            append(text, next);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Throwable thrown) {
        Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith(RUNNER))
                .forEach(frame -> text.append("    ").append(frame).append('\n'));
    }
}
