package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.TraceValue;

/** The request of a client for a connection, repeated until there is an answer. */
final class Dial extends Transit {

    /** Linux repeats a request after 1, 2, 4, ... seconds, six times, and gives up when the last has been waited for. */
    static final int GIVE_UP_MILLIS = 127_000;

    private static final long FIRST_TIMEOUT_NANOS = 1_000_000_000L;
    private static final TraceValue NO_LISTENER = TraceValue.of("no_listener");
    private static final TraceValue BACKLOG_FULL = TraceValue.of("backlog_full");

    private final End client;
    private long waitNanos = FIRST_TIMEOUT_NANOS;
    private int attempts;

    Dial(StreamNetwork network, End client, int target) {
        super(network, client.node(), target);
        this.client = client;
    }

    void send() {
        network.log().connect(client, toNode());
        kernel.schedule(this, network.arrivalNanos(fromNode(), toNode(), 0));
    }

    @Override
    void arrive() {
        if (!client.isConnecting()) {
            return;
        }
        TraceValue loss = network.loss(fromNode(), toNode());
        if (loss == null && !client.hasLivingPeer()) {
            loss = ask();
        }
        attempts++;
        if (loss != null) {
            network.log().retransmit(client, attempts, loss);
        }
        kernel.schedule(this, kernel.nowNanos() + waitNanos);
        waitNanos *= 2;
    }

    /** Puts the request before the listener; returns why it will have to be repeated, or null. */
    private @org.jspecify.annotations.Nullable TraceValue ask() {
        Listener listener = network.host(toNode()).listener(client.remote());
        if (listener == null) {
            network.log().refuse(client, NO_LISTENER);
            kernel.schedule(new Refusal(), network.arrivalNanos(toNode(), fromNode(), 0));
            return null;
        }
        if (listener.isFull()) {
            return BACKLOG_FULL;
        }
        listener.offer(client);
        return null;
    }

    private final class Refusal extends Event {
        @Override
        protected void fire() {
            if (client.isConnecting() && network.isOpen(toNode(), fromNode())) {
                client.fail(Failure.REFUSED);
            }
        }
    }
}
