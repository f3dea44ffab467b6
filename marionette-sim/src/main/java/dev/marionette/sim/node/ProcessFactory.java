package dev.marionette.sim.node;

import dev.marionette.api.Env;
import dev.marionette.api.Process;

/**
 * Makes the program of a node, anew at every boot, so that no memory survives a crash.
 *
 * <p>It is called on a task of the node, and may wait, as a program may that recovers in its constructor.
 */
@FunctionalInterface
public interface ProcessFactory {

    /**
     * Makes the program.
     *
     * @param env what the program may see of its node
     * @throws Exception if the program cannot start, which fails the run
     */
    Process create(Env env) throws Exception;
}
