package dev.marionette.examples.broadcast;

import dev.marionette.api.NodeId;
import net.jqwik.api.constraints.IntRange;

/** What a workload asks of the log. Each of the two clients does its own operations one after the other. */
sealed interface BroadcastOperation {

    int client();

    record Append(@IntRange(max = 1) int client) implements BroadcastOperation {}

    /** What a replica has delivered is as settled as what it tells its subscriber. */
    record Read(@IntRange(max = 1) int client, NodeId replica) implements BroadcastOperation {}
}
