package dev.marionette.examples.broadcast;

import dev.marionette.examples.broadcast.Message.Append;
import java.io.IOException;

/**
 * The steps that every promise of the log rests on.
 *
 * <p>Each looks as if it could be left out, since nothing changes until a replica crashes or a message is late. They are gathered here so that
 * the tests can leave out one at a time and show how that is found.
 */
interface SafetyRules {

    /** All steps, each of them complete. */
    SafetyRules COMPLETE = new SafetyRules() {};

    /** Says something only when nothing that it rests on can be lost in a crash: an entry that was announced, a promise that was given. */
    default void speak(Storage storage, Runnable words) throws IOException {
        storage.force();
        words.run();
    }

    /** How many replicas have to have an entry before its client is told: so many that every later leader finds it. */
    default int acknowledgements(Cluster cluster) {
        return cluster.quorum();
    }

    /** Whether the leader of an epoch is listened to. This is the fence: a leader that was replaced finds no majority any more. */
    default boolean admits(long promised, long epoch) {
        return epoch >= promised;
    }

    /**
     * Whether a majority that has an entry makes it committed. One of an earlier epoch can be on a majority and still be replaced by a leader
     * whose log ends in a later epoch (Ongaro and Ousterhout 2014, section 5.4.2). It is committed along with the first entry of this
     * epoch behind it, which is why a leader begins with an opening.
     */
    default boolean countsForCommit(long entryEpoch, long leaderEpoch) {
        return entryEpoch == leaderEpoch;
    }

    /**
     * Takes a batch into a follower's log, if it follows on what is there: the entry before it must be the one that the leader has there.
     *
     * @return whether the log now agrees with the leader's up to the end of the batch
     */
    default boolean accept(Log log, Append batch) throws IOException {
        if (batch.from() > log.length() || log.epochBefore(batch.from()) != batch.epochBefore()) {
            return false;
        }
        log.merge(batch.from(), batch.entries());
        return true;
    }
}
