package dev.marionette.sim.run;

/**
 * A step or a check of a scenario, usually a method reference to the harness.
 *
 * @param <H> the harness
 */
@FunctionalInterface
public interface Action<H> {

    /** Acts on the harness, or looks at it; throws, an {@link AssertionError} for instance, when what it finds is wrong. */
    void accept(H harness) throws Exception;
}
