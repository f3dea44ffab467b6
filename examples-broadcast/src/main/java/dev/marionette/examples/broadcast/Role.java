package dev.marionette.examples.broadcast;

import dev.marionette.api.NodeId;
import dev.marionette.examples.broadcast.Message.NotLeading;
import dev.marionette.examples.broadcast.Message.Submit;
import dev.marionette.examples.broadcast.Message.ToLeader;
import java.io.IOException;
import java.util.OptionalLong;

/** What a replica is at present. A follower that loses its patience prepares an epoch, fetches what it lacks, and leads. */
sealed interface Role permits Following, Preparing, Fetching, Leading {

    /** When {@link #tick} has something to do, if nothing is heard before. */
    long deadlineNanos();

    /** Does what is due, and returns the role from now on. */
    Role tick() throws IOException;

    /** Takes what another replica says to a leader, and returns the role from now on. */
    Role hear(NodeId from, ToLeader message) throws IOException;

    /** The leader of the promised epoch was heard. */
    default void heardLeader(boolean atWork) {}

    /** All that was written is safe. */
    default void forced() {}

    /** The epoch whose leader is at work, as far as this replica knows. */
    default OptionalLong located() {
        return OptionalLong.empty();
    }

    /** Takes a record of a client. */
    default void submit(Member member, NodeId from, Submit submit) throws IOException {
        member.send(from, new NotLeading(submit.sequence()));
    }
}
