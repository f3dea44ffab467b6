package dev.marionette.examples.broadcast;

import dev.marionette.api.net.Codec;
import java.util.List;

/** What replicas and clients say to each other. */
public sealed interface Message {

    /** The bytes of all messages. */
    Codec<Message> CODEC = Codec.records(Message.class);

    /** What a leader, or a replica on its way to that, says to the others. It is refused by whoever promised a higher epoch. */
    sealed interface FromLeader extends Message {

        /** The epoch of the leader. */
        long epoch();
    }

    /** What replicas say to a leader. */
    sealed interface ToLeader extends Message {

        /** The epoch it is about. */
        long epoch();
    }

    /** What clients ask. */
    sealed interface FromClient extends Message {}

    /** What clients are told. */
    sealed interface ToClient extends Message {}

    /**
     * Asks for the promise to follow no lower epoch.
     *
     * @param epoch the one to be opened
     */
    record Prepare(long epoch) implements FromLeader {}

    /**
     * Asks for entries that the new leader lacks.
     *
     * @param epoch the one to be opened
     * @param from the index of the first entry wanted
     */
    record Fetch(long epoch, long from) implements FromLeader {}

    /**
     * Entries for a follower's log; without any, a sign of life.
     *
     * @param epoch the leader's
     * @param from the index of the first entry
     * @param epochBefore the epoch of the entry before that, 0 if there is none
     * @param entries in the order of the log
     * @param committed how many entries are known to be on a quorum
     */
    record Append(long epoch, long from, long epochBefore, List<Entry> entries, long committed) implements FromLeader {

        /** The index behind the last entry. */
        long end() {
            return from + entries.size();
        }
    }

    /**
     * Asks a replica to lead, since nothing was heard of the leader before it.
     *
     * @param epoch one in which it is its turn
     */
    record Suspect(long epoch) implements ToLeader {}

    /**
     * The promise to follow no lower epoch, and what the log of the replica is like.
     *
     * @param epoch the promised one
     * @param history of the replica's log, all of which is safe
     */
    record Promise(long epoch, EpochHistory history) implements ToLeader {}

    /**
     * The entries that the new leader asked for.
     *
     * @param epoch the one to be opened
     * @param from the index of the first entry
     * @param entries in the order of the log
     */
    record Fetched(long epoch, long from, List<Entry> entries) implements ToLeader {}

    /**
     * The follower's log agrees with the leader's up to here, and that is safe.
     *
     * @param epoch the leader's
     * @param length how many entries agree at least
     */
    record Appended(long epoch, long length) implements ToLeader {}

    /**
     * The entries do not follow on what the replica has.
     *
     * @param epoch the leader's
     * @param history of the replica's log
     */
    record Conflict(long epoch, EpochHistory history) implements ToLeader {}

    /**
     * The leader's epoch is over.
     *
     * @param epoch the higher one that this replica has promised
     */
    record Reject(long epoch) implements ToLeader {}

    /** Asks which epoch has a leader at work. */
    record Locate() implements FromClient {}

    /**
     * Asks to append a record.
     *
     * @param client who asks
     * @param sequence the number of the record among those of this client; a record that is sent again keeps its number
     * @param value the record
     */
    record Submit(long client, long sequence, String value) implements FromClient {}

    /**
     * Asks for delivered entries.
     *
     * @param from the index of the first one
     */
    record Read(long from) implements FromClient {}

    /**
     * Which epoch has a leader at work, as far as this replica knows.
     *
     * @param epoch the epoch
     */
    record Located(long epoch) implements ToClient {}

    /**
     * The record is safe on a quorum.
     *
     * @param sequence its number
     * @param index where it stands in the log
     */
    record Submitted(long sequence, long index) implements ToClient {}

    /**
     * The replica does not lead, and did nothing.
     *
     * @param sequence the number of the record
     */
    record NotLeading(long sequence) implements ToClient {}

    /**
     * Delivered entries.
     *
     * @param from the index of the first one
     * @param entries in the order of the log; none if nothing from there on was delivered yet
     */
    record Delivered(long from, List<Entry> entries) implements ToClient {}
}
