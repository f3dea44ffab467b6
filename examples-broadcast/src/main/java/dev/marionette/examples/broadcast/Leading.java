package dev.marionette.examples.broadcast;

import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.examples.broadcast.Message.Append;
import dev.marionette.examples.broadcast.Message.Appended;
import dev.marionette.examples.broadcast.Message.Conflict;
import dev.marionette.examples.broadcast.Message.Fetched;
import dev.marionette.examples.broadcast.Message.Promise;
import dev.marionette.examples.broadcast.Message.Reject;
import dev.marionette.examples.broadcast.Message.Submit;
import dev.marionette.examples.broadcast.Message.Submitted;
import dev.marionette.examples.broadcast.Message.Suspect;
import dev.marionette.examples.broadcast.Message.ToLeader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives each record its place, sends it to the followers when it is safe here, and answers the client when it is safe on a quorum. A leader that
 * hears no quorum any more stops, so that the others look for the next one.
 */
final class Leading implements Role {

    private final Member member;
    private final long epoch;
    private final SortedMap<NodeId, Follower> followers = new TreeMap<>();
    private final SortedMap<Long, NodeId> waiting = new TreeMap<>();
    private long heartbeatNanos;

    private Leading(Member member, long epoch) {
        this.member = member;
        this.epoch = epoch;
        this.heartbeatNanos = member.nowNanos();
    }

    /**
     * Opens the epoch. The log of this replica has every committed entry.
     *
     * @param promises what is known of the logs of others
     */
    static Leading begin(Member member, long epoch, SortedMap<NodeId, EpochHistory> promises) throws IOException {
        Leading leading = new Leading(member, epoch);
        EpochHistory own = member.log().history();
        for (NodeId replica : member.cluster().replicas()) {
            if (!replica.equals(member.self())) {
                EpochHistory theirs = promises.getOrDefault(replica, own);
                leading.followers.put(replica, new Follower(own.commonPrefix(theirs), member.nowNanos()));
            }
        }
        member.record("leading", Field.of("epoch", epoch), Field.of("length", own.length()));
        member.log().append(List.of(Entry.opening(epoch)));
        return leading;
    }

    @Override
    public long deadlineNanos() {
        return heartbeatNanos;
    }

    @Override
    public Role tick() {
        if (!member.isPast(heartbeatNanos)) {
            return this;
        }
        long since = member.nowNanos() - member.cluster().patience().toNanos();
        long heard = followers.values().stream()
                .filter(follower -> follower.heardSince(since))
                .count();
        if (1 + heard < member.cluster().quorum()) {
            member.record("abandoned", Field.of("epoch", epoch));
            return new Following(member, epoch);
        }
        heartbeatNanos = member.heartbeatFromNow();
        followers.forEach(this::replicate);
        return this;
    }

    @Override
    public Role hear(NodeId from, ToLeader message) {
        Follower follower = followers.get(from);
        if (follower == null) {
            return this;
        }
        switch (message) {
            case Appended(long of, long length) when of == epoch -> follower.agreed(length, member.nowNanos());
            case Conflict(long of, EpochHistory history)
            when of == epoch -> follower.disagreed(member.log().history().commonPrefix(history), member.nowNanos());
            case Reject(long promised)
            when promised > epoch -> {
                member.record("fenced", Field.of("epoch", epoch), Field.of("by", promised));
                return new Following(member, promised);
            }
            case Appended _, Conflict _, Reject _, Promise _, Fetched _, Suspect _ -> {}
        }
        return this;
    }

    @Override
    public OptionalLong located() {
        return OptionalLong.of(epoch);
    }

    /** A record that is in the log already is not written again: its client only waits for the answer once more. */
    @Override
    public void submit(Member same, NodeId from, Submit submit) throws IOException {
        OptionalLong last = member.log().lastOf(submit.client());
        long known = last.isPresent() ? member.log().get(last.getAsLong()).sequence() : 0;
        if (submit.sequence() > known) {
            member.record(
                    "appended",
                    Field.of("index", member.log().length()),
                    Field.of("client", submit.client()),
                    Field.of("sequence", submit.sequence()));
            waiting.put(member.log().length(), from);
            member.log().append(List.of(new Entry(epoch, submit.client(), submit.sequence(), submit.value())));
        } else if (submit.sequence() == known) {
            waiting.put(last.getAsLong(), from);
        }
    }

    @Override
    public void forced() {
        commit();
        answer();
        for (Map.Entry<NodeId, Follower> follower : followers.entrySet()) {
            if (!follower.getValue().isAsked()
                    && follower.getValue().next() < member.log().length()) {
                replicate(follower.getKey(), follower.getValue());
            }
        }
    }

    private void commit() {
        long length = lengthOn(member.rules().acknowledgements(member.cluster()));
        if (length > member.committed()
                && member.rules().countsForCommit(member.log().epochBefore(length), epoch)) {
            member.commit(length);
            member.record("committed", Field.of("length", length));
        }
    }

    /** How many entries that many replicas have, this one included. */
    private long lengthOn(int replicas) {
        if (replicas == 1) {
            return member.log().length();
        }
        return followers.values().stream()
                .map(Follower::matched)
                .sorted((left, right) -> Long.compare(right, left))
                .skip(replicas - 2L)
                .findFirst()
                .orElse(0L);
    }

    private void answer() {
        SortedMap<Long, NodeId> done = waiting.headMap(member.committed());
        done.forEach((index, client) ->
                member.send(client, new Submitted(member.log().get(index).sequence(), index)));
        done.clear();
    }

    private void replicate(NodeId to, Follower follower) {
        Log log = member.log();
        long from = follower.next();
        List<Entry> batch = log.entries(from, log.length(), member.cluster().batch());
        member.send(to, new Append(epoch, from, log.epochBefore(from), batch, member.committed()));
        follower.ask();
    }
}
