package dev.marionette.sim.node.machine;

/** Something that lives on nodes and ends with what runs there, such as the sockets of a process. */
public interface NodeListener {

    /** A node's process has ended or lost its power: what it held of this resource is gone. */
    void nodeDown(int node);

    /** A process begins on a node that is up. */
    default void processStarted(int node) {}

    /** A node can take part again. */
    void nodeUp(int node);

    /** A node's process has ended by itself or by request; {@link #nodeDown} follows. */
    default void processExited(int node) {}

    /** A node has lost its power; {@link #nodeDown} has been called. */
    default void powerLost(int node) {}
}
