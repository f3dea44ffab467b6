package dev.marionette.sim.run;

import dev.marionette.sim.World;

/**
 * Builds what one attempt of a scenario works on: the simulated machine and the application on it.
 *
 * @param <H> the harness
 */
@FunctionalInterface
public interface HarnessFactory<H> {

    /** A fresh harness in a fresh world. */
    H create(World world) throws Exception;
}
