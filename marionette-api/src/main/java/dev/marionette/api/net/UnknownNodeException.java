package dev.marionette.api.net;

import dev.marionette.api.NodeId;

/** A message is addressed to a node that the cluster does not have. */
public final class UnknownNodeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * A node outside the cluster.
     *
     * @param nodes how many nodes the cluster has
     */
    public UnknownNodeException(NodeId node, int nodes) {
        super("the cluster has no node " + node + "; its nodes are 0 to " + (nodes - 1));
    }
}
