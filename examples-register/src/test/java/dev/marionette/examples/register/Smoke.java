package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.NodeId;
import dev.marionette.sim.World;
import java.util.ArrayList;
import java.util.List;

/** Nothing fails, then one replica, then another one, and the third was never needed. */
final class Smoke {

    private final Cluster cluster;
    private final List<Outcome> outcomes = new ArrayList<>();

    Smoke(World world) {
        cluster = new Cluster(world, 3, 1, Protocol.COMPLETE);
    }

    void oneReplicaAfterTheOther() throws Exception {
        NodeId client = cluster.clients().getFirst();
        cluster.run(client, register -> {
            outcomes.add(register.read());
            outcomes.add(register.write(41));
            outcomes.add(register.read());
        });
        cluster.control().node(NodeId.of(0)).crash();
        cluster.run(client, register -> {
            outcomes.add(register.read());
            outcomes.add(register.write(42));
        });
        cluster.control().node(NodeId.of(0)).restart();
        cluster.control().node(NodeId.of(1)).crash();
        cluster.run(client, register -> outcomes.add(register.read()));
        cluster.control().node(NodeId.of(2)).crash();
        cluster.run(client, register -> outcomes.add(register.read()));
    }

    void everyOperationEndsAsItShould() {
        assertThat(outcomes.stream().map(Smoke::valueOf)).containsExactly("0", "41", "41", "41", "42", "42", "failed");
    }

    Cluster cluster() {
        return cluster;
    }

    private static String valueOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok(Versioned result) -> Long.toString(result.value());
            case Outcome.Failed failed -> "failed";
            case Outcome.Unknown unknown -> "unknown";
        };
    }
}
