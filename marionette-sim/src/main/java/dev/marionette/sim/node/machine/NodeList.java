package dev.marionette.sim.node.machine;

import dev.marionette.api.NodeId;
import java.util.List;
import java.util.stream.Collectors;

/** Writes nodes for the trace: their numbers with commas between them. */
final class NodeList {

    private NodeList() {}

    static String of(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::toString).collect(Collectors.joining(","));
    }
}
