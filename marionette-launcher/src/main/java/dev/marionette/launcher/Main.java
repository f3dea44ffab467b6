package dev.marionette.launcher;

import java.util.Locale;

/**
 * Where the JVM comes in: checks its version, then hands over to {@link Launcher}.
 *
 * <p>The only class compiled for old JVMs, and it names no other, so that an old one gets a sentence instead of a linkage error.
 */
public final class Main {

    private static final int REQUIRED = 25;
    private static final int CANNOT_START = 3;

    private Main() {}

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] args) throws ReflectiveOperationException {
        String specification = System.getProperty("java.specification.version");
        if (!isSupported(specification)) {
            System.err.println(refusal(System.getProperty("java.version"), System.getProperty("java.home")));
            System.exit(CANNOT_START);
        }
        Class.forName("dev.marionette.launcher.Launcher")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    /** Whether a JVM of this specification ("1.8", "17", "25") can run worlds. */
    static boolean isSupported(String specification) {
        String feature = specification.startsWith("1.") ? specification.substring(2) : specification;
        return Integer.parseInt(feature) >= REQUIRED;
    }

    static String refusal(String version, String home) {
        return String.format(
                Locale.ROOT,
                "Marionette needs JDK %d or newer, and this is %s in %s: install one, for example from https://adoptium.net;"
                        + " ./marionette then finds it by itself.",
                REQUIRED,
                version,
                home);
    }
}
