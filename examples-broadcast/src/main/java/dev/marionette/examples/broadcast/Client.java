package dev.marionette.examples.broadcast;

import dev.marionette.api.Io;
import dev.marionette.api.NodeId;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.examples.broadcast.Message.Delivered;
import dev.marionette.examples.broadcast.Message.Locate;
import dev.marionette.examples.broadcast.Message.Located;
import dev.marionette.examples.broadcast.Message.NotLeading;
import dev.marionette.examples.broadcast.Message.Read;
import dev.marionette.examples.broadcast.Message.Submit;
import dev.marionette.examples.broadcast.Message.Submitted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to the log, and reads what was delivered.
 *
 * <p>Every record has the number of its client and a sequence number, and keeps them when it is sent again, to whatever leader: so it is in the
 * log once, however often it was sent. The records of one client stand in the log in the order in which they were appended here.
 *
 * {@snippet :
 * Client client = new Client(cluster, io, endpoint, 7);
 * Outcome outcome = client.append("hello", Duration.ofSeconds(1));
 * }
 *
 * <p>Thread rule: one thread at a time.
 */
public final class Client {

    private final Cluster cluster;
    private final Io io;
    private final Endpoint<Message> endpoint;
    private final long id;
    private @Nullable NodeId leader;
    private int nextReplica;
    private long sequence;

    /**
     * A client that has sent nothing yet.
     *
     * @param io tells the time
     * @param endpoint of the client's node; what arrives there is for this client alone
     * @param id at least 1; no other client uses or has used it
     * @throws IllegalArgumentException if the id is below 1
     */
    public Client(Cluster cluster, Io io, Endpoint<Message> endpoint, long id) {
        if (id < 1) {
            throw new IllegalArgumentException("the id of a client is at least 1, not " + id);
        }
        this.cluster = cluster;
        this.io = io;
        this.endpoint = endpoint;
        this.id = id;
    }

    /**
     * Appends a record, and tries again until it is safe or the time is up.
     *
     * @param value at most {@link Entry#MAX_VALUE_BYTES} bytes of UTF-8
     * @param limit more than zero
     * @throws IllegalArgumentException if the value is too long
     * @throws InterruptedException if the calling thread is interrupted; the outcome is then unknown
     */
    public Outcome append(String value, Duration limit) throws InterruptedException {
        Entry.requireValue(value);
        Submit submit = new Submit(id, ++sequence, value);
        long deadlineNanos = io.nanoTime() + limit.toNanos();
        boolean sent = false;
        while (io.nanoTime() - deadlineNanos < 0) {
            NodeId to = leader;
            if (to == null) {
                leader = locate(deadlineNanos);
            } else {
                sent = true;
                endpoint.send(to, submit);
                Optional<Long> index = await(deadlineNanos, message -> indexOf(message, submit.sequence()));
                if (index.isPresent() && index.get() >= 0) {
                    return new Outcome.Appended(index.get());
                }
                leader = null;
            }
        }
        return sent ? new Outcome.Unknown() : new Outcome.Failed();
    }

    /**
     * Reads entries that a replica has delivered since it started: a part of the log that is settled, and possibly not all of it.
     *
     * @param from the index of the first one
     * @param limit more than zero
     * @return the entries from there on, none if the replica has delivered none yet; empty if it did not answer in time
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<List<Entry>> read(NodeId replica, long from, Duration limit) throws InterruptedException {
        long deadlineNanos = io.nanoTime() + limit.toNanos();
        Optional<List<Entry>> entries = Optional.empty();
        while (entries.isEmpty() && io.nanoTime() - deadlineNanos < 0) {
            endpoint.send(replica, new Read(from));
            entries = await(
                    deadlineNanos,
                    message -> message instanceof Delivered delivered && delivered.from() == from
                            ? Optional.of(delivered.entries())
                            : Optional.empty());
        }
        return entries;
    }

    private @Nullable NodeId locate(long deadlineNanos) throws InterruptedException {
        NodeId asked = cluster.replicas().get(nextReplica);
        nextReplica = (nextReplica + 1) % cluster.replicas().size();
        endpoint.send(asked, new Locate());
        return await(
                        deadlineNanos,
                        message -> message instanceof Located(long epoch)
                                ? Optional.of(cluster.leader(epoch))
                                : Optional.empty())
                .orElse(null);
    }

    /** Where the record stands, or -1 if the replica that was asked does not lead. Answers to earlier records say nothing. */
    private static Optional<Long> indexOf(Message message, long sequence) {
        return switch (message) {
            case Submitted(long of, long index) when of == sequence -> Optional.of(index);
            case NotLeading(long of) when of == sequence -> Optional.of(-1L);
            default -> Optional.empty();
        };
    }

    /** Waits for an answer, for two heartbeats at most, and passes over what is none. */
    private <T> Optional<T> await(long deadlineNanos, Function<Message, Optional<T>> answer)
            throws InterruptedException {
        long patienceNanos = Math.min(2 * cluster.heartbeat().toNanos(), deadlineNanos - io.nanoTime());
        long untilNanos = io.nanoTime() + patienceNanos;
        Optional<T> found = Optional.empty();
        while (found.isEmpty()) {
            Optional<Envelope<Message>> next = endpoint.receive(Duration.ofNanos(untilNanos - io.nanoTime()));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            found = answer.apply(next.get().message());
        }
        return found;
    }
}
