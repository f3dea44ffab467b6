package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.api.net.MalformedMessageException;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Waiter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages that have arrived at one node for one type, and the tasks that wait for them. */
final class PacketEndpoint<M> implements Endpoint<M> {

    private static final long FOREVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final PacketNetwork network;
    private final Codec<M> codec;
    private final NodeId node;
    private final ArrayDeque<Arrival> arrived = new ArrayDeque<>();
    private final ArrayDeque<Waiter> receivers = new ArrayDeque<>();
    private boolean closed;

    PacketEndpoint(Kernel kernel, PacketNetwork network, Codec<M> codec, NodeId node) {
        this.kernel = kernel;
        this.network = network;
        this.codec = codec;
        this.node = node;
    }

    Class<M> type() {
        return codec.type();
    }

    Codec<M> codec() {
        return codec;
    }

    @Override
    public NodeId node() {
        return node;
    }

    @Override
    public void send(NodeId to, M message) {
        kernel.requireConfined();
        requireOpen();
        network.send(this, to, message);
    }

    @Override
    public Envelope<M> receive() throws InterruptedException {
        return await(FOREVER).orElseThrow();
    }

    @Override
    public Optional<Envelope<M>> receive(Duration timeout) throws InterruptedException {
        if (!timeout.isPositive()) {
            return poll();
        }
        long atNanos = kernel.nowNanos() + TimeUnit.NANOSECONDS.convert(timeout);
        return await(atNanos < 0 ? FOREVER : atNanos);
    }

    @Override
    public Optional<Envelope<M>> poll() {
        kernel.requireConfined();
        requireOpen();
        Arrival next = arrived.poll();
        return next == null ? Optional.empty() : Optional.of(open(next));
    }

    private Optional<Envelope<M>> await(long untilNanos) throws InterruptedException {
        kernel.requireConfined();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Envelope<M>> next = poll();
        while (next.isEmpty() && kernel.nowNanos() < untilNanos) {
            park(untilNanos);
            next = poll();
        }
        return next;
    }

    private void park(long untilNanos) throws InterruptedException {
        Waiter waiter = new Waiter(kernel, "message");
        receivers.add(waiter);
        if (untilNanos != FOREVER) {
            kernel.schedule(waiter, untilNanos);
        }
        boolean done = kernel.awaitInterruptibly(waiter);
        receivers.remove(waiter);
        kernel.cancel(waiter);
        if (!done) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    void arrived(int from, byte[] bytes) {
        arrived.add(new Arrival(from, bytes));
        wakeNext();
    }

    private void wakeNext() {
        Waiter receiver = receivers.poll();
        if (receiver != null) {
            kernel.cancel(receiver);
            kernel.wake(receiver);
        }
    }

    void close() {
        closed = true;
        arrived.clear();
        while (!receivers.isEmpty()) {
            wakeNext();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this endpoint ended with the process on node " + node
                    + "; ask Simulation.endpoint for a new one after a restart");
        }
    }

    private Envelope<M> open(Arrival arrival) {
        try {
            return new Envelope<>(NodeId.of(arrival.from), codec.decode(ByteBuffer.wrap(arrival.bytes)));
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the codec of " + codec.type().getName() + " cannot read what it wrote", e);
        }
    }

    private record Arrival(int from, byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return from;
        }
    }
}
