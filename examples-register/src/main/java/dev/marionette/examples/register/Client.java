package dev.marionette.examples.register;

import dev.marionette.api.Env;
import dev.marionette.api.net.Endpoint;
import java.io.IOException;
import java.util.List;

/**
 * Reads and writes a register that several replicas hold.
 *
 * <p>The register is linearizable: every operation that is {@link Outcome.Ok} seems to take place at one moment between its call and its
 * return. It goes on as long as a majority of the replicas answers. The protocol is that of Attiya, Bar-Noy and Dolev, "Sharing memory
 * robustly in message-passing systems" (JACM 42, 1995), for many writers as in Lynch and Shvartsman, "Robust emulation of shared memory
 * using dynamic quorum-acknowledged broadcasts" (FTCS 1997), without their reconfiguration:
 *
 * <ul>
 *   <li>to write, ask a quorum for the highest version, take the next one, and have a quorum store the value under it;
 *   <li>to read, ask a quorum, take the value with the highest version, have a quorum store that, and only then return it.
 * </ul>
 *
 * {@snippet :
 * Client client = Client.open(env, endpoint, RegisterOptions.replicas(0, 1, 2));
 * client.write(42);
 * switch (client.read()) {
 *     case Outcome.Ok ok -> use(ok.result().value());
 *     case Outcome.Failed failed -> tryLater();
 *     case Outcome.Unknown never -> throw new AssertionError("only writes end like that");
 * }
 * }
 *
 * <p>Thread rule: one operation at a time. A node has one client at a time, and no replica beside it, since they would take each other's
 * messages. A client whose thread was interrupted in an operation may be used again; that operation is then as one with an unknown outcome.
 */
public final class Client {

    private final Env env;
    private final Endpoint<Message> endpoint;
    private final RegisterOptions options;
    private final Protocol protocol;
    private final WriterId id;
    private long requests;
    private long lastCounter;

    private Client(Env env, Endpoint<Message> endpoint, RegisterOptions options, Protocol protocol) throws IOException {
        this.env = env;
        this.endpoint = endpoint;
        this.options = options;
        this.protocol = protocol;
        this.id = Sessions.next(env);
    }

    /**
     * A client on the node of {@code env}; it takes one number from the node's disk and needs the disk no more.
     *
     * @throws CorruptRegisterException if the disk no longer knows how many clients there were
     * @throws IOException if the disk fails
     */
    public static Client open(Env env, Endpoint<Message> endpoint, RegisterOptions options) throws IOException {
        return open(env, endpoint, options, Protocol.COMPLETE);
    }

    static Client open(Env env, Endpoint<Message> endpoint, RegisterOptions options, Protocol protocol)
            throws IOException {
        return new Client(env, endpoint, options, protocol);
    }

    /**
     * Reads the register.
     *
     * @return {@link Outcome.Ok}, or {@link Outcome.Failed} if no quorum answered in time
     * @throws InterruptedException if the thread is interrupted
     */
    public Outcome read() throws InterruptedException {
        long deadlineNanos = deadline();
        List<Versioned> answers = query(deadlineNanos);
        if (answers.isEmpty()) {
            return new Outcome.Failed();
        }
        Versioned newest = newest(answers);
        boolean safe = protocol.isSettled(newest.version(), answers) || store(newest, deadlineNanos);
        return safe ? new Outcome.Ok(newest) : new Outcome.Failed();
    }

    /**
     * Writes the register.
     *
     * @return {@link Outcome.Ok}; {@link Outcome.Failed} if no quorum answered in time and nothing was written; {@link Outcome.Unknown} if too
     *     few replicas confirmed the new value in time
     * @throws InterruptedException if the thread is interrupted; whether the write takes place is then unknown
     */
    public Outcome write(long value) throws InterruptedException {
        long deadlineNanos = deadline();
        List<Versioned> answers = query(deadlineNanos);
        if (answers.isEmpty()) {
            return new Outcome.Failed();
        }
        Versioned next = new Versioned(versionAfter(newest(answers).version()), value);
        return store(next, deadlineNanos) ? new Outcome.Ok(next) : new Outcome.Unknown(next);
    }

    /** An own write whose outcome is unknown may be somewhere, so its counter is never taken again, whether a quorum knows it or not. */
    private Version versionAfter(Version newest) {
        lastCounter = Math.max(newest.counter(), lastCounter) + 1;
        return new Version(lastCounter, id);
    }

    private List<Versioned> query(long deadlineNanos) throws InterruptedException {
        Message.Query question = new Message.Query(nextRequest());
        return this.<Message.Held>round().ask(question, Message.Held.class, deadlineNanos).stream()
                .map(Message.Held::held)
                .toList();
    }

    private boolean store(Versioned proposed, long deadlineNanos) throws InterruptedException {
        Message.Store question = new Message.Store(nextRequest(), proposed);
        return !this.<Message.Stored>round()
                .ask(question, Message.Stored.class, deadlineNanos)
                .isEmpty();
    }

    private Versioned newest(List<Versioned> answers) {
        Versioned newest = answers.getFirst();
        for (Versioned answer : answers) {
            newest = protocol.isNewer(answer.version(), newest.version()) ? answer : newest;
        }
        return newest;
    }

    private <A extends Message.Answer> Round<A> round() {
        return new Round<>(env, endpoint, options, protocol);
    }

    private RequestId nextRequest() {
        return new RequestId(id, ++requests);
    }

    private long deadline() {
        return env.io().nanoTime() + options.operationTimeout().toNanos();
    }
}
