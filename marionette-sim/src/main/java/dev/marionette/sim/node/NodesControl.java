package dev.marionette.sim.node;

import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.node.machine.Cluster;

/**
 * What a test holds of all nodes together: faults that strike by chance, and operations on many at once.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface NodesControl permits Cluster {

    /**
     * Lets nodes crash and come back by chance from now on, in the place of the attrition before. {@link Attrition#none()} ends it; what
     * is down then stays down until it is restarted.
     *
     * @throws dev.marionette.api.net.UnknownNodeException if it names a node that the simulation does not have
     */
    void attrition(Attrition attrition);

    /** The attrition that is set. */
    Attrition attrition();

    /**
     * Restarts every node that crashed or was stopped, in the order of their numbers; one that was asked to stop and still runs comes back
     * as soon as it has ended. A process that ended by itself stays as it is.
     */
    void restartAll();

    /** Sets the disk faults of every node. */
    void diskFaults(DiskFaults faults);

    /**
     * Declares nodes that share a fate, such as those in one rack, on one supply of power, or running one release.
     *
     * @param name what the trace calls it: printable ASCII without space, {@code =} and {@code %}
     * @throws IllegalArgumentException if there is such a domain already, it has no node, or the name has other characters
     * @throws dev.marionette.api.net.UnknownNodeException if the simulation has no such node
     */
    void domain(String name, NodeId... nodes);

    /**
     * Crashes all nodes of a domain at the same instant.
     *
     * @throws IllegalArgumentException if no such domain was declared
     */
    void crashDomain(String name);
}
