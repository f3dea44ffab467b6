package dev.marionette.sim.node;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.sim.node.machine.Machine;

/**
 * One node of a simulated cluster, as the test that populates it sees it. Its faults are on {@link NodeControl}.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface Node permits Machine {

    /** Its number. */
    NodeId id();

    /** What code on this node may see. */
    Env env();

    /**
     * Starts a program on this node, on a task of its own, which runs from the next wait of the caller on. The factory is kept for
     * {@link NodeControl#restart()}.
     *
     * <p>An exception that the program throws fails the run.
     *
     * @throws IllegalStateException if a process runs on this node, or the node is down
     */
    void boot(ProcessFactory factory);
}
