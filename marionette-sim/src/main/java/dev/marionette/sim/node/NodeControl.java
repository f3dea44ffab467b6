package dev.marionette.sim.node;

import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.node.machine.Machine;
import java.time.Duration;

/**
 * What a test holds of one node: its power, its process, its disk and its clock.
 *
 * <p>Power is the node's. {@link DiskControl#crash()}, {@link DiskControl#crashAtOperation} and a scripted
 * {@link dev.marionette.sim.disk.DiskAction#crash()} therefore take a process with them, in the middle of the operation if it is the
 * process that asked for it; on a node {@linkplain NodeState#IDLE without one} they take the power of the disk alone.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface NodeControl permits Machine {

    /** Its number. */
    NodeId id();

    /** What the node does at present. */
    NodeState state();

    /** Whether its process stands still for now. */
    boolean isPaused();

    /** The node's disk. */
    DiskControl disk();

    /**
     * Takes the power away: the node's tasks never run again, not even their {@code finally} blocks; its disk crashes, by the faults set
     * there; what it has sent and is still under way arrives, what is sent to it from now on does not. A node that is down already stays
     * as it is. Called by a task of the node itself, it does not return.
     */
    void crash();

    /**
     * Starts the node again on what its disk kept, with a new process from the factory of the last boot, if there was one.
     *
     * @throws IllegalStateException if a process runs on the node, or the node never left {@link NodeState#IDLE}
     */
    void restart();

    /** The same as {@link #stop(Duration)} with ten seconds. */
    default void stop() {
        stop(Duration.ofSeconds(10));
    }

    /**
     * Asks the process to end, and waits until it has: every task of the node is interrupted; when the program has not returned after the
     * grace period, the node crashes. A program that returns in time leaves all that it wrote on its disk, forced or not. A node without
     * a process stays as it is. Called by a task of the node itself, it returns at once.
     *
     * @throws IllegalArgumentException if the grace period is negative
     */
    void stop(Duration grace);

    /**
     * Puts an empty disk in the place of the node's. What the test has open there is dead for good; faults that were set stay.
     *
     * @throws IllegalStateException if a process runs on the node
     */
    void wipe();

    /**
     * Lets no task of the node run for this long, as a long garbage collection or a suspended virtual machine would: messages and timers
     * of the node wait, its clock goes on, its disk finishes what was asked of it. A pause that lasts longer already stays as it is.
     *
     * @throws IllegalStateException if no process runs on the node
     * @throws IllegalArgumentException if the duration is negative
     */
    void pause(Duration duration);

    /** Sets how the node's clock differs from true time from now on, in the place of the skew before. It outlives crashes. */
    void skew(ClockSkew skew);

    /** The skew that is set. */
    ClockSkew skew();
}
