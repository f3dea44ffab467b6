package dev.marionette.sim.node;

import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.node.machine.Machine;

/**
 * What a test holds of one node: its power, its process and its disk.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface NodeControl permits Machine {

    /** Its number. */
    NodeId id();

    /** What the node does at present. */
    NodeState state();

    /** The node's disk. */
    DiskControl disk();

    /**
     * Takes the power away: the node's tasks never run again, not even their {@code finally} blocks; its disk crashes, by the faults set
     * there; what it has sent and is still under way arrives, what is sent to it from now on does not. A node that is down already stays
     * as it is.
     */
    void crash();

    /**
     * Starts the node again on what its disk kept, with a new process from the factory of the last boot, if there was one.
     *
     * @throws IllegalStateException if a process runs on the node, or the node never left {@link NodeState#IDLE}
     */
    void restart();
}
