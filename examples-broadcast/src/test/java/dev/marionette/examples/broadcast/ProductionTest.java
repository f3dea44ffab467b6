package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.prod.InProcessNetwork;
import dev.marionette.prod.Production;
import dev.marionette.prod.ProductionOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same replicas and the same client on the real machine: its files, its threads, its clock. */
final class ProductionTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final NodeId CLIENT = NodeId.of(3);

    private final Cluster cluster =
            Cluster.of(IntStream.range(0, 3).mapToObj(NodeId::of).toList()).withBatch(2);

    @TempDir
    private Path directory;

    @Test
    void recordsAreStillThereAfterAllReplicasWereStopped() throws Exception {
        assertThat(appendAndReadAll(1, "one", "two", "three")).containsExactly("one", "two", "three");
        assertThat(appendAndReadAll(2, "four")).containsExactly("one", "two", "three", "four");
    }

    /** Starts the replicas on what their directories hold, appends, reads everything at each replica, and stops them. */
    private List<String> appendAndReadAll(long clientId, String... values) throws Exception {
        InProcessNetwork network = InProcessNetwork.of(4);
        List<Production> machines = new ArrayList<>();
        try {
            cluster.replicas().forEach(node -> machines.add(start(network, node)));
            Env env = Production.open(directory.resolve("client")).env();
            Client client = new Client(cluster, env.io(), network.endpoint(Message.CODEC, CLIENT), clientId);
            long length = 0;
            for (String value : values) {
                Outcome outcome = client.append(value, LIMIT);
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Appended.class,
                                safe -> assertThat(safe.index()).isNotNegative());
                length = ((Outcome.Appended) outcome).index() + 1;
            }
            List<List<String>> read = new ArrayList<>();
            for (NodeId replica : cluster.replicas()) {
                read.add(readUpTo(client, replica, length));
            }
            assertThat(read).as("all replicas deliver the same").containsOnly(read.getFirst());
            return read.getFirst();
        } finally {
            machines.forEach(Production::close);
        }
    }

    private Production start(InProcessNetwork network, NodeId node) {
        try {
            Production machine = Production.open(
                    ProductionOptions.at(directory.resolve("node-" + node)).withNode(node));
            Replica replica = new Replica(cluster, network.endpoint(Message.CODEC, node), Subscriber.none());
            machine.env()
                    .io()
                    .threads()
                    .newThread(() -> run(replica, machine.env()))
                    .start();
            return machine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Replica replica, Env env) {
        try {
            replica.run(env);
        } catch (IOException | InterruptedException stopped) {
            env.recorder().record("broadcast.stopped");
        }
    }

    private static List<String> readUpTo(Client client, NodeId replica, long length) throws InterruptedException {
        List<Entry> entries = new ArrayList<>();
        while (entries.size() < length) {
            entries.addAll(client.read(replica, entries.size(), LIMIT).orElseThrow());
        }
        return entries.stream()
                .filter(entry -> !entry.isOpening())
                .map(Entry::value)
                .toList();
    }
}
