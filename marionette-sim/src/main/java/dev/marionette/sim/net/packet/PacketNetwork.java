package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.MessageTooLargeException;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.net.fabric.Obstacle;
import dev.marionette.sim.net.fabric.Paths;
import dev.marionette.sim.node.machine.NodeListener;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Every message of one simulation, from its sending to its arrival. Confined to its world. */
public final class PacketNetwork implements NodeListener {

    private static final TraceName SEND = TraceName.of("network.send");
    private static final TraceName DELIVER = TraceName.of("network.deliver");
    private static final TraceName DROP = TraceName.of("network.drop");
    private static final TraceKey ID = TraceKey.of("id");
    private static final TraceKey FROM = TraceKey.of("from");
    private static final TraceKey TO = TraceKey.of("to");
    private static final TraceKey LENGTH = TraceKey.of("len");
    private static final TraceKey REASON = TraceKey.of("reason");
    private static final int MAX_MESSAGE = 1 << 20;

    private final Kernel kernel;
    private final Paths paths;
    private final int nodes;
    private final List<PacketEndpoint<?>> endpoints = new ArrayList<>();
    private final ByteBuffer scratch = ByteBuffer.allocate(MAX_MESSAGE);
    private long nextId;

    /** A network without a message. */
    public PacketNetwork(Kernel kernel, Paths paths, int nodes) {
        this.kernel = kernel;
        this.paths = paths;
        this.nodes = nodes;
    }

    /** The endpoint of a node for one type of message: the same object until the node goes down, then a new one. */
    @SuppressWarnings("unchecked")
    public <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node) {
        kernel.requireConfined();
        require(node);
        PacketEndpoint<?> found = find(codec.type(), node.index());
        if (found != null) {
            return (Endpoint<M>) found;
        }
        PacketEndpoint<M> made = new PacketEndpoint<>(kernel, this, codec, node);
        endpoints.add(made);
        return made;
    }

    private @org.jspecify.annotations.Nullable PacketEndpoint<?> find(Class<?> type, int node) {
        for (PacketEndpoint<?> endpoint : endpoints) {
            if (endpoint.type() == type && endpoint.node().index() == node) {
                return endpoint;
            }
        }
        return null;
    }

    void require(NodeId node) {
        if (node.index() >= nodes) {
            throw new UnknownNodeException(node, nodes);
        }
    }

    <M> void send(PacketEndpoint<M> from, NodeId to, M message) {
        require(to);
        scratch.clear();
        try {
            from.codec().encode(message, scratch);
        } catch (BufferOverflowException e) {
            throw new MessageTooLargeException(MAX_MESSAGE);
        }
        byte[] bytes = new byte[scratch.flip().remaining()];
        scratch.get(bytes);
        Packet packet = new Packet(nextId++, from, to, bytes);
        kernel.trace(SEND)
                .num(ID, packet.id)
                .num(FROM, packet.from)
                .num(TO, packet.to)
                .num(LENGTH, bytes.length)
                .end();
        kernel.schedule(packet, kernel.nowNanos() + paths.latencyNanos(packet.from, packet.to));
    }

    private void arrive(Packet packet) {
        Obstacle obstacle = paths.obstacle(packet.from, packet.to);
        if (obstacle != null) {
            kernel.trace(DROP)
                    .num(ID, packet.id)
                    .value(REASON, obstacle.reason())
                    .end();
            return;
        }
        kernel.trace(DELIVER).num(ID, packet.id).end();
        PacketEndpoint<?> endpoint = find(packet.type, packet.to);
        if (endpoint != null) {
            endpoint.arrived(packet.from, packet.bytes);
        }
    }

    @Override
    public void nodeDown(int node) {
        endpoints.stream().filter(endpoint -> endpoint.node().index() == node).forEach(PacketEndpoint::close);
        endpoints.removeIf(endpoint -> endpoint.node().index() == node);
    }

    @Override
    public void nodeUp(int node) {}

    private final class Packet extends Event {
        private final long id;
        private final int from;
        private final int to;
        private final Class<?> type;
        private final byte[] bytes;

        Packet(long id, PacketEndpoint<?> sender, NodeId to, byte[] bytes) {
            this.id = id;
            this.from = sender.node().index();
            this.to = to.index();
            this.type = sender.type();
            this.bytes = bytes;
        }

        @Override
        protected void fire() {
            arrive(this);
        }
    }
}
