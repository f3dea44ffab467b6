package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.api.net.MalformedMessageException;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.NodeClock;
import dev.marionette.sim.engine.TaskGroup;
import dev.marionette.sim.engine.Waiter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The messages that have arrived at one node for one type, and the tasks that wait for them.
 *
 * <p>Receivers are served in the order in which they began to wait. A message stays here until its receiver runs, and is promised to it
 * meanwhile: nobody takes it from under a receiver that waited longer, and if the receiver's process crashes first the next one gets it.
 */
final class PacketEndpoint<M> implements Endpoint<M> {

    private static final long FOREVER = Long.MAX_VALUE;

    private final Kernel kernel;
    private final Bus<M> bus;
    private final NodeId node;
    private final NodeClock clock;
    private final ArrayDeque<Packet> arrived = new ArrayDeque<>();
    private final ArrayDeque<Receiver> waiting = new ArrayDeque<>(2);
    private final ArrayDeque<Receiver> promised = new ArrayDeque<>(2);
    private @Nullable Codec<M> codec;
    private boolean closed;

    PacketEndpoint(Kernel kernel, Bus<M> bus, NodeId node) {
        this.kernel = kernel;
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

    /** How many messages have arrived and were not received. */
    int waiting() {
        return arrived.size();
    }

    @Override
    public NodeId node() {
        return node;
    }

    @Override
    public void send(NodeId to, M message) {
        kernel.requireConfined();
        requireOpen();
        bus.network().send(this, to, message);
    }

    @Override
    public Envelope<M> receive() throws InterruptedException {
        return read(Objects.requireNonNull(await(FOREVER)));
    }

    @Override
    public Optional<Envelope<M>> receive(Duration timeout) throws InterruptedException {
        if (!timeout.isPositive()) {
            return poll();
        }
        Packet packet = await(clock.nanosAfter(TimeUnit.NANOSECONDS.convert(timeout)));
        return packet == null ? Optional.empty() : Optional.of(read(packet));
    }

    @Override
    public Optional<Envelope<M>> poll() {
        Packet packet = take();
        return packet == null ? Optional.empty() : Optional.of(read(packet));
    }

    /** Takes a message that is promised to nobody. */
    private @Nullable Packet take() {
        kernel.requireConfined();
        requireOpen();
        return arrived.size() > promised.size() ? arrived.poll() : null;
    }

    /** Takes the next message, or null if none came in time. */
    private @Nullable Packet await(long untilNanos) throws InterruptedException {
        kernel.requireConfined();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Packet packet = take();
        return packet == null ? awaitParked(untilNanos) : packet;
    }

    private @Nullable Packet awaitParked(long untilNanos) throws InterruptedException {
        Receiver receiver = new Receiver(new Waiter(kernel, "message"), kernel.runningGroup());
        waiting.add(receiver);
        if (untilNanos != FOREVER) {
            clock.schedule(receiver.waiter, untilNanos);
        }
        boolean done = kernel.awaitInterruptibly(receiver.waiter);
        kernel.cancel(receiver.waiter);
        requireOpen();
        if (promised.remove(receiver)) {
            return arrived.poll();
        }
        waiting.remove(receiver);
        if (!done) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        return null;
    }

    void arrived(Packet packet) {
        arrived.add(packet);
        promiseNext();
    }

    /** Promises a message to the receiver that waits longest. */
    private void promiseNext() {
        Receiver receiver = waiting.poll();
        if (receiver != null) {
            promised.add(receiver);
            kernel.cancel(receiver.waiter);
            kernel.wake(receiver.waiter);
        }
    }

    /** Breaks promises to tasks that never run again. */
    void forgetDropped() {
        waiting.removeIf(Receiver::isDropped);
        promised.removeIf(Receiver::isDropped);
        while (arrived.size() > promised.size() && !waiting.isEmpty()) {
            promiseNext();
        }
    }

    void close() {
        closed = true;
        arrived.clear();
        while (!waiting.isEmpty()) {
            promiseNext();
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
            return new Envelope<>(bus.network().id(packet.path.from()), codec().decode(ByteBuffer.wrap(packet.bytes)));
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the codec of " + bus.type().getName() + " cannot read what it wrote", e);
        }
    }

    /** A task that waits for a message. */
    private static final class Receiver {

        private final Waiter waiter;
        private final @Nullable TaskGroup group;

        Receiver(Waiter waiter, @Nullable TaskGroup group) {
            this.waiter = waiter;
            this.group = group;
        }

        boolean isDropped() {
            return group != null && group.isDropped();
        }
    }
}
