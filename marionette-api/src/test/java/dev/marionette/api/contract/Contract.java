package dev.marionette.api.contract;

import dev.marionette.api.Env;

/**
 * What a capability promises in every world.
 *
 * <p>A world runs the tests of a contract by extending it and saying how a body reaches an {@link Env}: production calls it on the spot, a
 * simulation inside the root task of a fresh world, for several seeds and twice for each. So a body keeps nothing outside itself, waits only
 * through {@code Io} or without a time limit, and leaves no thread behind.
 */
public abstract class Contract {

    /** Application code under test. */
    @FunctionalInterface
    public interface Body {
        /** Runs against a fresh machine whose root directory is empty. */
        void run(Env env) throws Exception;
    }

    /** Runs {@code body} in a world of its own; what it throws comes out of here. */
    protected abstract void run(Body body) throws Exception;
}
