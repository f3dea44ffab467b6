package dev.marionette.prod;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.api.net.MalformedMessageException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bounded queue of messages in bytes. Safe for use by any thread. */
final class InProcessEndpoint<M> implements Endpoint<M> {

    private final InProcessNetwork network;
    private final Codec<M> codec;
    private final NodeId node;
    private final BlockingQueue<Arrival> arrived;

    InProcessEndpoint(InProcessNetwork network, Codec<M> codec, NodeId node) {
        this.network = network;
        this.codec = codec;
        this.node = node;
        this.arrived = new LinkedBlockingQueue<>(network.queueCapacity());
    }

    @Override
    public NodeId node() {
        return node;
    }

    @Override
    public void send(NodeId to, M message) {
        InProcessEndpoint<?> peer = network.find(codec.type(), to);
        byte[] bytes = network.encode(codec, message);
        if (peer != null) {
            // A full queue refuses it, which is how it is dropped.
            peer.arrived.offer(new Arrival(node, bytes));
        }
    }

    @Override
    public Envelope<M> receive() throws InterruptedException {
        return open(arrived.take());
    }

    @Override
    public Optional<Envelope<M>> receive(Duration timeout) throws InterruptedException {
        if (!timeout.isPositive()) {
            return poll();
        }
        return opened(arrived.poll(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS));
    }

    @Override
    public Optional<Envelope<M>> poll() {
        return opened(arrived.poll());
    }

    private Optional<Envelope<M>> opened(@Nullable Arrival arrival) {
        return arrival == null ? Optional.empty() : Optional.of(open(arrival));
    }

    private Envelope<M> open(Arrival arrival) {
        try {
            return new Envelope<>(arrival.from, codec.decode(ByteBuffer.wrap(arrival.bytes)));
        } catch (MalformedMessageException e) {
            throw new IllegalStateException(
                    "the codec of " + codec.type().getTypeName() + " cannot read what it wrote", e);
        }
    }

    private record Arrival(NodeId from, byte[] bytes) {}
}
