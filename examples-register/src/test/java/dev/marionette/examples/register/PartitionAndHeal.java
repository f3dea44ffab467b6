package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.NodeId;
import dev.marionette.examples.register.Cluster.Script;
import dev.marionette.sim.World;
import java.util.ArrayList;
import java.util.List;

/** One client with two replicas on one side, another client with one replica on the other; then the partition heals. */
final class PartitionAndHeal {

    private final Cluster cluster;
    private final NodeId majority;
    private final NodeId minority;
    private final List<Outcome> majoritySaw = new ArrayList<>();
    private final List<Outcome> minoritySaw = new ArrayList<>();

    PartitionAndHeal(World world) {
        cluster = new Cluster(world, 3, 2, Protocol.COMPLETE);
        majority = cluster.clients().getFirst();
        minority = cluster.clients().getLast();
    }

    void writeOnBothSidesAndHeal() throws Exception {
        cluster.run(majority, client -> client.write(cluster.newValue()));
        cluster.control()
                .network()
                .partition(List.of(NodeId.of(0), NodeId.of(1), majority), List.of(NodeId.of(2), minority));
        cluster.boot(majority, writeAndRead(majoritySaw));
        cluster.boot(minority, writeAndRead(minoritySaw));
        cluster.expectClientsToEnd();
        cluster.control().network().heal();
        cluster.run(minority, client -> minoritySaw.add(client.read()));
    }

    void onlyTheMajorityGoesOn() {
        assertThat(majoritySaw).hasSize(2).allMatch(Outcome.Ok.class::isInstance);
        assertThat(minoritySaw.subList(0, 2)).containsOnly(new Outcome.Failed());
        assertThat(minoritySaw.getLast()).isEqualTo(majoritySaw.getLast());
    }

    Cluster cluster() {
        return cluster;
    }

    private Script writeAndRead(List<Outcome> outcomes) {
        return client -> {
            outcomes.add(client.write(cluster.newValue()));
            outcomes.add(client.read());
        };
    }
}
