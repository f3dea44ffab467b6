package dev.marionette.examples.broadcast;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.Process;
import dev.marionette.api.net.Endpoint;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * A replica of the log: the process that runs on each of the cluster's nodes.
 *
 * <p>Replicas take turns in leading. The leader of epoch {@code e} is number {@code e mod n}; it gives every record its place in the log and
 * tells the client when a quorum has it on its disks. When a leader is not heard any more, the next one asks a quorum to promise the next
 * epoch, takes over the log that knows most, and goes on from there. This is Viewstamped Replication (Oki and Liskov 1988; Liskov and Cowling,
 * "Viewstamped Replication Revisited", 2012) with logs on disks, whose entries carry their epochs as in Raft (Ongaro and Ousterhout
 * 2014).
 *
 * <p>All work is done by one loop: take what has arrived, write, force once, and only then speak. It uses no wall clock and no thread of its
 * own; randomness only spreads the time-outs.
 *
 * {@snippet :
 * sim.node(id).boot(env -> new Replica(cluster, sim.endpoint(Message.CODEC, id), Subscriber.none()));
 * }
 *
 * <p>When its disk fails, {@link #run} throws: what is on the medium is then unknown, and a new replica on the same disk finds out.
 */
public final class Replica implements Process {

    private final Surroundings surroundings;
    private final SafetyRules rules;

    /**
     * A replica that is not running yet.
     *
     * @param endpoint of its node, which is one of the cluster's replicas
     * @param subscriber is given every entry that this replica delivers
     * @throws IllegalArgumentException if the node is none of the cluster's replicas
     */
    public Replica(Cluster cluster, Endpoint<Message> endpoint, Subscriber subscriber) {
        this(new Surroundings(cluster, endpoint, subscriber), SafetyRules.COMPLETE);
    }

    Replica(Surroundings surroundings, SafetyRules rules) {
        if (!surroundings.cluster.replicas().contains(surroundings.endpoint.node())) {
            throw new IllegalArgumentException("node " + surroundings.endpoint.node() + " is none of the replicas "
                    + surroundings.cluster.replicas());
        }
        this.surroundings = surroundings;
        this.rules = rules;
    }

    /**
     * Serves until it is interrupted.
     *
     * @throws IOException if the disk fails
     * @throws InterruptedException when it is interrupted
     */
    @Override
    public void run(Env env) throws IOException, InterruptedException {
        try (Storage storage = Storage.open(env.io().root())) {
            Member member = new Member(env, surroundings, storage, rules);
            member.record("recovered", Field.of("length", member.log().length()), Field.of("epoch", member.promised()));
            new ReplicaLoop(member, surroundings.endpoint).run();
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("interrupted in an operation on the disk");
        }
    }

    /**
     * What a replica is connected to.
     *
     * @param cluster who belongs to it
     * @param endpoint of its node
     * @param subscriber is given every entry that it delivers
     */
    record Surroundings(Cluster cluster, Endpoint<Message> endpoint, Subscriber subscriber) {}
}
