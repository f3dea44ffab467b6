package dev.marionette.examples.broadcast;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.net.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One replica, whatever its role: what it has stored, what it has delivered, and what it is about to say. */
final class Member {

    private final Env env;
    private final Cluster cluster;
    private final Endpoint<Message> endpoint;
    private final Subscriber subscriber;
    private final Storage storage;
    private final SafetyRules rules;
    private final List<Outgoing> outbox = new ArrayList<>();
    private long committed;
    private long delivered;

    Member(Env env, Replica.Surroundings surroundings, Storage storage, SafetyRules rules) {
        this.env = env;
        this.cluster = surroundings.cluster();
        this.endpoint = surroundings.endpoint();
        this.subscriber = surroundings.subscriber();
        this.storage = storage;
        this.rules = rules;
    }

    NodeId self() {
        return endpoint.node();
    }

    Cluster cluster() {
        return cluster;
    }

    SafetyRules rules() {
        return rules;
    }

    Storage storage() {
        return storage;
    }

    Log log() {
        return storage.log();
    }

    /** No leader of a lower epoch is followed any more. */
    long promised() {
        return Math.max(storage.promises().promised(), log().lastEpoch());
    }

    void promise(long epoch) throws IOException {
        storage.promises().promise(epoch);
        record("promised", Field.of("epoch", epoch));
    }

    long committed() {
        return committed;
    }

    /** The first {@code length} entries, all of which are in the log, are on a quorum. */
    void commit(long length) {
        committed = Math.max(committed, length);
        log().settle(committed);
    }

    /** How many entries were delivered since the process began. */
    long delivered() {
        return delivered;
    }

    /** Delivers what is committed. */
    void deliver() {
        while (delivered < committed) {
            subscriber.deliver(delivered, log().get(delivered));
            delivered++;
        }
    }

    /** Queues a message until all that it rests on is safe. */
    void send(NodeId to, Message message) {
        outbox.add(new Outgoing(to, message));
    }

    /** Queues a message to all other replicas. */
    void broadcast(Message message) {
        for (NodeId replica : cluster.replicas()) {
            if (!replica.equals(self())) {
                send(replica, message);
            }
        }
    }

    /** Sends what was queued. */
    void flush() {
        outbox.forEach(outgoing -> endpoint.send(outgoing.to, outgoing.message));
        outbox.clear();
    }

    long nowNanos() {
        return env.io().nanoTime();
    }

    boolean isPast(long deadlineNanos) {
        return nowNanos() - deadlineNanos >= 0;
    }

    long heartbeatFromNow() {
        return nowNanos() + cluster.heartbeat().toNanos();
    }

    /** Different at each replica and each time, so that they do not lose their patience all at once, again and again. */
    long patienceFromNow() {
        long patience = cluster.patience().toNanos();
        return nowNanos() + patience + env.random().nextLong(patience);
    }

    Duration until(long deadlineNanos) {
        return Duration.ofNanos(deadlineNanos - nowNanos());
    }

    void record(String action, Field... fields) {
        env.recorder().record("broadcast." + action, fields);
    }

    private record Outgoing(NodeId to, Message message) {}
}
