package dev.marionette.examples.register;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import java.time.Duration;
import java.util.Optional;

/** An endpoint that shows the test what its node claims to know. */
final class WatchedEndpoint implements Endpoint<Message> {

    private final Endpoint<Message> real;
    private final Atomicity atomicity;

    WatchedEndpoint(Endpoint<Message> real, Atomicity atomicity) {
        this.real = real;
        this.atomicity = atomicity;
    }

    @Override
    public NodeId node() {
        return real.node();
    }

    @Override
    public void send(NodeId to, Message message) {
        switch (message) {
            case Message.Held held -> atomicity.seen("node " + node(), held.held());
            case Message.Store store -> atomicity.seen("node " + node(), store.proposed());
            case Message.Query query -> {}
            case Message.Stored stored -> {}
        }
        real.send(to, message);
    }

    @Override
    public Envelope<Message> receive() throws InterruptedException {
        return real.receive();
    }

    @Override
    public Optional<Envelope<Message>> receive(Duration timeout) throws InterruptedException {
        return real.receive(timeout);
    }

    @Override
    public Optional<Envelope<Message>> poll() {
        return real.poll();
    }
}
