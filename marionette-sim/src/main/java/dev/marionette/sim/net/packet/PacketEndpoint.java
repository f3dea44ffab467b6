package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.api.net.MalformedMessageException;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.NodeClock;
import dev.marionette.sim.engine.Waiter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages that have arrived at one node for one type, and the tasks that wait for them. */
final class PacketEndpoint<M> implements Endpoint<M> {

    private static final long FOREVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final PacketNetwork network;
    private final Bus<M> bus;
    private final NodeId node;
    private final NodeClock clock;
    private final ArrayDeque<Packet> arrived = new ArrayDeque<>();
    private final ArrayDeque<Waiter> receivers = new ArrayDeque<>();
    private @Nullable Codec<M> codec;
    private boolean closed;

    PacketEndpoint(Kernel kernel, PacketNetwork network, Bus<M> bus, NodeId node) {
        this.kernel = kernel;
        this.network = network;
        this.bus = bus;
        this.node = node;
        this.clock = kernel.clock(node.index());
    }

    /** Gives it to the application, with the codec that was asked for first. */
    PacketEndpoint<M> open(Codec<M> wanted) {
        if (codec == null) {
            codec = wanted;
        }
        return this;
    }

    Bus<M> bus() {
        return bus;
    }

    Codec<M> codec() {
        return Objects.requireNonNull(codec);
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
        return await(clock.nanosAfter(TimeUnit.NANOSECONDS.convert(timeout)));
    }

    @Override
    public Optional<Envelope<M>> poll() {
        kernel.requireConfined();
        requireOpen();
        Packet next = arrived.poll();
        return next == null ? Optional.empty() : Optional.of(read(next));
    }

    private Optional<Envelope<M>> await(long untilNanos) throws InterruptedException {
        kernel.requireConfined();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Envelope<M>> next = poll();
        while (next.isEmpty() && clock.nanos() < untilNanos) {
            park(untilNanos);
            next = poll();
        }
        return next;
    }

    private void park(long untilNanos) throws InterruptedException {
        Waiter waiter = new Waiter(kernel, "message");
        receivers.add(waiter);
        clock.schedule(waiter, untilNanos);
        boolean done = kernel.awaitInterruptibly(waiter);
        receivers.remove(waiter);
        kernel.cancel(waiter);
        if (!done) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    void arrived(Packet packet) {
        arrived.add(packet);
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

    private Envelope<M> read(Packet packet) {
        try {
            return new Envelope<>(network.id(packet.path.from()), codec().decode(ByteBuffer.wrap(packet.bytes)));
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the codec of " + bus.type().getName() + " cannot read what it wrote", e);
        }
    }
}
