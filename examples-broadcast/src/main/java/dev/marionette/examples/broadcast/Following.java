package dev.marionette.examples.broadcast;

import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.examples.broadcast.Message.Suspect;
import dev.marionette.examples.broadcast.Message.ToLeader;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Waits for the leader. When nothing is heard of it, the next epoch is asked for, and then the one after that: whose turn it is may be down,
 * too. The promised epoch stays until someone opens a higher one, so a replica that is cut off disturbs nobody when it comes back.
 */
final class Following implements Role {

    private final Member member;
    private long suspected;
    private boolean led;
    private long deadlineNanos;

    /** Follows the promised epoch's leader, and asks for no epoch up to {@code suspected} when it loses its patience. */
    Following(Member member, long suspected) {
        this.member = member;
        this.suspected = suspected;
        this.deadlineNanos = member.patienceFromNow();
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public Role tick() throws IOException {
        if (!member.isPast(deadlineNanos)) {
            return this;
        }
        led = false;
        suspected++;
        deadlineNanos = member.patienceFromNow();
        NodeId next = member.cluster().leader(suspected);
        member.record("suspected", Field.of("asks_for", suspected));
        if (next.equals(member.self())) {
            return Preparing.open(member, suspected);
        }
        member.send(next, new Suspect(suspected));
        return this;
    }

    @Override
    public Role hear(NodeId from, ToLeader message) {
        return this;
    }

    @Override
    public void heardLeader(boolean atWork) {
        led |= atWork;
        suspected = member.promised();
        deadlineNanos = member.patienceFromNow();
    }

    @Override
    public OptionalLong located() {
        return led ? OptionalLong.of(member.promised()) : OptionalLong.empty();
    }
}
