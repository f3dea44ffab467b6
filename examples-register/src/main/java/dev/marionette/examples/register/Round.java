package dev.marionette.examples.register;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One question to all replicas, which is put again to those that stay silent until a quorum has answered. */
final class Round<A extends Message.Answer> {

    private final Env env;
    private final Endpoint<Message> endpoint;
    private final RegisterOptions options;
    private final Protocol protocol;
    private final SortedMap<NodeId, A> answers = new TreeMap<>();

    Round(Env env, Endpoint<Message> endpoint, RegisterOptions options, Protocol protocol) {
        this.env = env;
        this.endpoint = endpoint;
        this.options = options;
        this.protocol = protocol;
    }

    /** The answers of a quorum, in the order of the nodes; none if the time is up first. */
    List<A> ask(Message question, Class<A> kind, long deadlineNanos) throws InterruptedException {
        long waitNanos = options.retryAfter().toNanos();
        long now = env.io().nanoTime();
        for (int attempt = 1; now < deadlineNanos; attempt++) {
            sendToTheSilent(question);
            long untilNanos = Math.min(deadlineNanos, now + jittered(waitNanos));
            while (receive(question.request(), kind, untilNanos)) {
                if (protocol.isQuorum(answers.size(), options.replicas().size(), attempt)) {
                    return List.copyOf(answers.values());
                }
            }
            waitNanos = Math.min(2 * waitNanos, options.retryLimit().toNanos());
            now = env.io().nanoTime();
            env.recorder()
                    .record("register.no_quorum", Field.of("attempt", attempt), Field.of("answers", answers.size()));
        }
        return List.of();
    }

    private void sendToTheSilent(Message question) {
        for (NodeId replica : options.replicas()) {
            if (!answers.containsKey(replica)) {
                endpoint.send(replica, question);
            }
        }
    }

    /** Takes one message, and returns whether there was one in time. */
    private boolean receive(RequestId request, Class<A> kind, long untilNanos) throws InterruptedException {
        Duration left = Duration.ofNanos(untilNanos - env.io().nanoTime());
        Optional<Envelope<Message>> next = endpoint.receive(left);
        if (next.isPresent()) {
            take(request, kind, next.get());
        }
        return next.isPresent();
    }

    /** Answers to earlier questions, late or doubled, are no answers to this one. */
    private void take(RequestId request, Class<A> kind, Envelope<Message> envelope) {
        Message message = envelope.message();
        if (kind.isInstance(message) && message.request().equals(request)) {
            answers.put(envelope.from(), kind.cast(message));
        }
    }

    /** Clients that began to wait together should not ask again together. */
    private long jittered(long waitNanos) {
        return waitNanos / 2 + env.random().nextLong(waitNanos);
    }
}
