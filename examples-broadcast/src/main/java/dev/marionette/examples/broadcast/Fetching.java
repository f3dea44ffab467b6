package dev.marionette.examples.broadcast;

import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.examples.broadcast.Message.Fetch;
import dev.marionette.examples.broadcast.Message.Fetched;
import dev.marionette.examples.broadcast.Message.Reject;
import dev.marionette.examples.broadcast.Message.ToLeader;
import java.io.IOException;
import java.util.SortedMap;

/**
 * Copies the log that knows most, batch by batch. What this replica has beyond the common prefix was never committed, or the other log would
 * have it. A crash in the middle leaves a prefix of the other log, which is a log like any other.
 */
final class Fetching implements Role {

    private final Member member;
    private final Source source;
    private final SortedMap<NodeId, EpochHistory> promises;
    private long givesUpNanos;
    private long heartbeatNanos;

    private Fetching(Member member, Source source, SortedMap<NodeId, EpochHistory> promises) {
        this.member = member;
        this.source = source;
        this.promises = promises;
        this.givesUpNanos = member.patienceFromNow();
        this.heartbeatNanos = member.heartbeatFromNow();
    }

    static Role begin(Member member, Source source, SortedMap<NodeId, EpochHistory> promises) throws IOException {
        long common = member.log().history().commonPrefix(source.history);
        if (member.log().length() > common) {
            member.log().cut(common);
        }
        member.record(
                "fetching",
                Field.of("epoch", source.epoch),
                Field.of("from", common),
                Field.of("source", source.replica.index()));
        return new Fetching(member, source, promises).goOn();
    }

    @Override
    public long deadlineNanos() {
        return heartbeatNanos;
    }

    @Override
    public Role tick() throws IOException {
        if (member.isPast(givesUpNanos)) {
            return new Following(member, source.epoch);
        }
        return member.isPast(heartbeatNanos) ? goOn() : this;
    }

    @Override
    public Role hear(NodeId from, ToLeader message) throws IOException {
        if (message instanceof Reject && message.epoch() > source.epoch) {
            return new Following(member, message.epoch());
        }
        if (message instanceof Fetched fetched
                && fetched.epoch() == source.epoch
                && fetched.from() == member.log().length()) {
            member.log().append(fetched.entries());
            givesUpNanos = member.patienceFromNow();
            return goOn();
        }
        return this;
    }

    private Role goOn() throws IOException {
        long length = member.log().length();
        if (length >= source.history.length()) {
            return Leading.begin(member, source.epoch, promises);
        }
        heartbeatNanos = member.heartbeatFromNow();
        member.send(source.replica, new Fetch(source.epoch, length));
        return this;
    }

    /**
     * Where the entries come from.
     *
     * @param epoch the one to be opened
     * @param replica who has the log that knows most
     * @param history of that log
     */
    record Source(long epoch, NodeId replica, EpochHistory history) {}
}
