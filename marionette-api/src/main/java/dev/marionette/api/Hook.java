package dev.marionette.api;

/**
 * The name of a place in application code that {@link Env#buggify} may send down its unlikely path.
 *
 * <p>Immutable and safe for use by any thread. Two hooks with the same name are the same hook.
 *
 * @param name lower-case words of letters, digits and {@code _}, joined with dots, such as {@code wal.small_batch}
 */
public record Hook(String name) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is not of the documented form
     */
    public Hook {
        Names.requireEventName("hook", name);
    }

    /** The hook with this name. */
    public static Hook of(String name) {
        return new Hook(name);
    }
}
