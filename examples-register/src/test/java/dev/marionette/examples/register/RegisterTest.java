package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.Recorder;
import dev.marionette.prod.InProcessNetwork;
import dev.marionette.prod.Production;
import dev.marionette.prod.ProductionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register on the real machine: the same classes, a directory of the host for each node, threads, and a network inside this process. */
final class RegisterTest {

    /** Far more patient than any machine is slow. */
    private static final RegisterOptions OPTIONS =
            RegisterOptions.replicas(0, 1, 2).withOperationTimeout(Duration.ofMinutes(1));

    private static final NodeId CLIENT = NodeId.of(3);
    private static final NodeId OTHER = NodeId.of(4);

    @TempDir
    Path directory;

    private final InProcessNetwork network = InProcessNetwork.of(5);
    private final List<Production> machines = new ArrayList<>();

    @AfterEach
    void stop() {
        machines.forEach(Production::close);
    }

    @Test
    void oneClientReadsWhatAnotherWrote() throws Exception {
        OPTIONS.replicas().forEach(this::startReplica);
        Client client = open(CLIENT);

        assertThat(valueOf(client.read())).isZero();
        assertThat(valueOf(client.write(42))).isEqualTo(42);
        assertThat(valueOf(open(OTHER).read())).isEqualTo(42);
    }

    @Test
    void theRegisterOutlivesAllItsReplicas() throws Exception {
        OPTIONS.replicas().forEach(this::startReplica);
        open(CLIENT).write(42);
        stop();
        machines.clear();

        OPTIONS.replicas().forEach(this::startReplica);
        assertThat(valueOf(open(CLIENT).read())).isEqualTo(42);
    }

    @Test
    void aMinorityMayBeGone() throws Exception {
        startReplica(NodeId.of(0));
        startReplica(NodeId.of(2));
        Client client = open(CLIENT);

        assertThat(valueOf(client.write(42))).isEqualTo(42);
        assertThat(valueOf(client.read())).isEqualTo(42);
    }

    @Test
    void withoutAMajorityNothingTakesPlace() throws Exception {
        startReplica(NodeId.of(1));
        RegisterOptions hasty = OPTIONS.withOperationTimeout(Duration.ofMillis(50));
        Client client = Client.open(machine(CLIENT), network.endpoint(Message.CODEC, CLIENT), hasty);

        assertThat(client.write(42)).isEqualTo(new Outcome.Failed());
        assertThat(client.read()).isEqualTo(new Outcome.Failed());
    }

    @Test
    void everyClientOfANodeHasAnIdentityOfItsOwn() throws Exception {
        OPTIONS.replicas().forEach(this::startReplica);
        Outcome.Ok first = (Outcome.Ok) open(CLIENT).write(1);
        Outcome.Ok second = (Outcome.Ok) open(CLIENT).write(2);

        assertThat(first.result().version()).hasToString("1.3-1");
        assertThat(second.result().version()).hasToString("2.3-2");
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> RegisterOptions.replicas(List.of())).hasMessageContaining("at least one replica");
        assertThatThrownBy(() -> RegisterOptions.replicas(0, 1, 0)).hasMessageContaining("named twice in [0, 1, 0]");
        assertThatThrownBy(() -> OPTIONS.withOperationTimeout(Duration.ZERO))
                .hasMessageContaining("operationTimeout is more than zero, not PT0S");
        assertThatThrownBy(() -> OPTIONS.withRetries(Duration.ofMillis(-1), Duration.ofMillis(1)))
                .hasMessageContaining("retryAfter");
    }

    private void startReplica(NodeId node) {
        Env env = machine(node);
        Replica replica = new Replica(network.endpoint(Message.CODEC, node));
        env.io().executor().submit(() -> {
            replica.run(env);
            return null;
        });
    }

    private Client open(NodeId node) throws IOException {
        return Client.open(machine(node), network.endpoint(Message.CODEC, node), OPTIONS);
    }

    private Env machine(NodeId node) {
        try {
            Production machine = Production.open(ProductionOptions.at(directory.resolve("node-" + node))
                    .withNode(node)
                    .withRecorder(Recorder.none()));
            machines.add(machine);
            return machine.env();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long valueOf(Outcome outcome) {
        return ((Outcome.Ok) outcome).result().value();
    }
}
