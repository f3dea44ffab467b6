package dev.marionette.launcher;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where results and remarks go.
 *
 * @param out results: the same bytes for the same command, whatever the host's character set and line ends
 * @param err progress, timings and errors
 * @param interactive whether a person watches {@code err}, so that a line may be rewritten
 * @param color whether {@code err} may be coloured
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean color) {

    private static final String RED = "\033[31m";
    private static final String PLAIN = "\033[0m";

    /** The process's own streams. */
    static Terminal ofProcess() {
        boolean interactive = isInteractive(System.console(), System.getenv("TERM"));
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                interactive,
                interactive && allowsColor(System.getenv("NO_COLOR")));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    private static boolean isInteractive(@Nullable Console console, @Nullable String term) {
        return console != null && console.isTerminal() && !"dumb".equals(term);
    }

    /** Any value but the empty one switches colour off, see no-color.org. */
    static boolean allowsColor(@Nullable String noColor) {
        return noColor == null || noColor.isEmpty();
    }

    /** The text in red, where colour is allowed. */
    String alarming(String text) {
        return color ? RED + text + PLAIN : text;
    }

    /** Writes a line of a result. */
    void println(String line) {
        out.print(line + "\n");
    }

    /** Writes a remark. */
    void remark(String line) {
        err.print(line + "\n");
        err.flush();
    }

    /** Makes all that was written visible. */
    void flush() {
        out.flush();
        err.flush();
    }
}
