package dev.marionette.examples.register;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.Process;
import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/**
 * A node that holds the register: it tells what it holds, and takes what is newer.
 *
 * <p>It decides nothing. It never says that it holds something before that is safe on its own disk, and never goes back to an older version;
 * the rest is up to the {@link Client}. Messages that come twice or late do no harm, since to store the same again changes nothing.
 *
 * {@snippet :
 * new Replica(endpoint).run(env);   // until the thread is interrupted
 * }
 *
 * <p>A disk that fails for a moment is tried again. Thread rule: one thread runs it.
 */
public final class Replica implements Process {

    private static final int DISK_ATTEMPTS = 10;
    private static final Duration DISK_PAUSE = Duration.ofMillis(5);

    private final Endpoint<Message> endpoint;
    private final Protocol protocol;

    /** A replica that answers on this endpoint. */
    public Replica(Endpoint<Message> endpoint) {
        this(endpoint, Protocol.COMPLETE);
    }

    Replica(Endpoint<Message> endpoint, Protocol protocol) {
        this.endpoint = endpoint;
        this.protocol = protocol;
    }

    /**
     * Recovers what the node's disk holds, and answers until the thread is interrupted.
     *
     * @throws CorruptRegisterException if what the disk holds is damaged
     * @throws IOException if the disk fails again and again
     * @throws InterruptedException when the replica was asked to stop
     */
    @Override
    public void run(Env env) throws IOException, InterruptedException {
        try (StoredValue stored = insist(env, () -> StoredValue.open(env.io(), protocol))) {
            record(env, "register.recovered", stored.current());
            while (true) {
                answer(env, endpoint.receive(), stored);
            }
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("asked to stop while the disk was busy");
        }
    }

    private void answer(Env env, Envelope<Message> question, StoredValue stored)
            throws IOException, InterruptedException {
        switch (question.message()) {
            case Message.Query(RequestId request) ->
                endpoint.send(question.from(), new Message.Held(request, stored.current()));
            case Message.Store(RequestId request, Versioned proposed) -> {
                store(env, proposed, stored);
                endpoint.send(question.from(), new Message.Stored(request));
            }
            case Message.Answer misdirected -> {
                // For a client that had this node before.
            }
        }
    }

    private void store(Env env, Versioned proposed, StoredValue stored) throws IOException, InterruptedException {
        if (protocol.isNewer(proposed.version(), stored.current().version())) {
            insist(env, () -> {
                stored.replace(proposed);
                return proposed;
            });
            record(env, "register.stored", proposed);
        }
    }

    private static void record(Env env, String event, Versioned held) {
        env.recorder().record(event, Field.of("version", held.version().toString()), Field.of("value", held.value()));
    }

    private static <T> T insist(Env env, DiskWork<T> work) throws IOException, InterruptedException {
        int attempt = 1;
        while (true) {
            try {
                return work.run();
            } catch (ClosedChannelException | DiskCrashedException | CorruptRegisterException e) {
                throw e;
            } catch (IOException e) {
                if (attempt == DISK_ATTEMPTS) {
                    throw e;
                }
                env.recorder().record("register.disk_failed", Field.of("attempt", attempt));
            }
            env.io().sleep(DISK_PAUSE.multipliedBy(attempt++));
        }
    }

    @FunctionalInterface
    private interface DiskWork<T> {
        T run() throws IOException;
    }
}
