package dev.marionette.examples.broadcast;

import dev.marionette.api.NodeId;
import dev.marionette.examples.broadcast.Message.Prepare;
import dev.marionette.examples.broadcast.Message.Promise;
import dev.marionette.examples.broadcast.Message.Reject;
import dev.marionette.examples.broadcast.Message.ToLeader;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks a quorum to promise an epoch. Every committed entry is in the log of at least one of them, and the log that knows most has them
 * all.
 */
final class Preparing implements Role {

    private final Member member;
    private final long epoch;
    private final SortedMap<NodeId, EpochHistory> promises = new TreeMap<>();
    private final long givesUpNanos;
    private long heartbeatNanos;

    private Preparing(Member member, long epoch) {
        this.member = member;
        this.epoch = epoch;
        this.givesUpNanos = member.patienceFromNow();
        this.heartbeatNanos = member.heartbeatFromNow();
    }

    /** Promises the epoch and asks the others to; it is the turn of this replica in it. */
    static Preparing open(Member member, long epoch) throws IOException {
        member.promise(epoch);
        member.broadcast(new Prepare(epoch));
        Preparing preparing = new Preparing(member, epoch);
        // Counted only when an answer comes, or at the next heartbeat: by then it is safe.
        preparing.promises.put(member.self(), member.log().history());
        return preparing;
    }

    @Override
    public long deadlineNanos() {
        return heartbeatNanos;
    }

    @Override
    public Role tick() throws IOException {
        if (member.isPast(givesUpNanos)) {
            return new Following(member, epoch);
        }
        if (!member.isPast(heartbeatNanos)) {
            return this;
        }
        heartbeatNanos = member.heartbeatFromNow();
        member.broadcast(new Prepare(epoch));
        return goOn();
    }

    @Override
    public Role hear(NodeId from, ToLeader message) throws IOException {
        if (message instanceof Reject && message.epoch() > epoch) {
            return new Following(member, message.epoch());
        }
        if (message instanceof Promise(long promised, EpochHistory history) && promised == epoch) {
            promises.put(from, history);
            return goOn();
        }
        return this;
    }

    private Role goOn() throws IOException {
        if (promises.size() < member.cluster().quorum()) {
            return this;
        }
        NodeId best = member.self();
        EpochHistory most = member.log().history();
        for (Map.Entry<NodeId, EpochHistory> promise : promises.entrySet()) {
            if (promise.getValue().compareTo(most) > 0) {
                best = promise.getKey();
                most = promise.getValue();
            }
        }
        if (best.equals(member.self())) {
            return Leading.begin(member, epoch, promises);
        }
        return Fetching.begin(member, new Fetching.Source(epoch, best, most), promises);
    }
}
