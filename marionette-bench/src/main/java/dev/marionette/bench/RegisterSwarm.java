package dev.marionette.bench;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.PartitionDynamics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A register on three replicas and one client, as an event loop: one task plays every part and polls, so what is measured is the world and
 * its network, not the switching of tasks.
 */
final class RegisterSwarm {

    private static final int REPLICAS = 3;
    private static final int QUORUM = 2;
    private static final NodeId CLIENT = NodeId.of(REPLICAS);
    private static final long VERSION = 1;
    private static final long VALUE = 41;

    /** As many as the longest way there and back. */
    private static final int TICKS_PER_ATTEMPT = 6;

    private static final NetworkFaults FAULTS = NetworkFaults.none()
            .latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(3)))
            .lossiness(Rate.percent(10))
            .clogs(new Clogs(Rate.percent(10), Duration.ofMillis(2)))
            .partitions(PartitionDynamics.isolateOne(Rate.percent(5), Rate.percent(20))
                    .atLeast(Duration.ofMillis(3), Duration.ofMillis(3)));

    private final Simulation sim;
    private final Endpoint<Message> client;
    private final List<Replica> replicas = new ArrayList<>();

    RegisterSwarm(World world) {
        sim = world.simulate(SimulationOptions.nodes(REPLICAS + 1).services(0, 1, 2));
        client = sim.endpoint(Message.CODEC, CLIENT);
        for (NodeId node : sim.services()) {
            replicas.add(new Replica(sim.endpoint(Message.CODEC, node)));
        }
        sim.control().network().faults(FAULTS);
    }

    /** With 12 attempts, and once more after a partition has healed, with 2. */
    void writeTwice() {
        write(12);
        sim.control().network().heal();
        write(2);
    }

    void committedReplicasAgree() {
        for (Replica replica : replicas) {
            if (replica.committed > 0 && (replica.committed != VERSION || replica.value != VALUE)) {
                throw new IllegalStateException("version " + replica.committed + " is " + replica.value);
            }
        }
    }

    private void write(int attempts) {
        boolean[] acknowledged = new boolean[REPLICAS];
        for (int attempt = 0; attempt < attempts && count(acknowledged) < QUORUM; attempt++) {
            propose(acknowledged);
            for (int tick = 0; tick < TICKS_PER_ATTEMPT && count(acknowledged) < QUORUM; tick++) {
                step(acknowledged);
            }
        }
        if (count(acknowledged) >= QUORUM) {
            commit(acknowledged);
        }
    }

    private void propose(boolean[] acknowledged) {
        for (int i = 0; i < REPLICAS; i++) {
            if (!acknowledged[i]) {
                client.send(replicas.get(i).endpoint.node(), new Message.Propose(VERSION, VALUE));
            }
        }
    }

    private void commit(boolean[] acknowledged) {
        replicas.forEach(replica -> client.send(replica.endpoint.node(), new Message.Commit(VERSION)));
        for (int tick = 0; tick < TICKS_PER_ATTEMPT; tick++) {
            step(acknowledged);
        }
    }

    private void step(boolean[] acknowledged) {
        sim.control().tick();
        replicas.forEach(Replica::poll);
        Optional<Envelope<Message>> next = client.poll();
        while (next.isPresent()) {
            if (next.get().message() instanceof Message.Accepted) {
                acknowledged[next.get().from().index()] = true;
            }
            next = client.poll();
        }
    }

    private static int count(boolean[] acknowledged) {
        int count = 0;
        for (boolean one : acknowledged) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** What is said. */
    sealed interface Message {

        Codec<Message> CODEC = Codec.records(Message.class);

        record Propose(long version, long value) implements Message {}

        record Accepted(long version) implements Message {}

        record Commit(long version) implements Message {}
    }

    private static final class Replica {

        private final Endpoint<Message> endpoint;
        private long accepted;
        private long value;
        private long committed;

        Replica(Endpoint<Message> endpoint) {
            this.endpoint = endpoint;
        }

        void poll() {
            Optional<Envelope<Message>> next = endpoint.poll();
            while (next.isPresent()) {
                take(next.get());
                next = endpoint.poll();
            }
        }

        private void take(Envelope<Message> envelope) {
            switch (envelope.message()) {
                case Message.Propose(long version, long proposed) -> {
                    if (version > accepted) {
                        accepted = version;
                        value = proposed;
                    }
                    endpoint.send(envelope.from(), new Message.Accepted(version));
                }
                case Message.Commit(long version) -> {
                    if (version == accepted) {
                        committed = version;
                    }
                }
                case Message.Accepted answer -> {}
            }
        }
    }
}
