package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.MessageTooLargeException;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.fabric.Fabric;
import dev.marionette.sim.net.fabric.Obstacle;
import dev.marionette.sim.net.fabric.Path;
import dev.marionette.sim.node.machine.NodeListener;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every message of one simulation, from its sending to its arrival. Confined to its world. */
public final class PacketNetwork implements NodeListener {

    private static final TraceName SEND = TraceName.of("network.send");
    private static final TraceName DELIVER = TraceName.of("network.deliver");
    private static final TraceName DROP = TraceName.of("network.drop");
    private static final TraceKey ID = TraceKey.of("id");
    private static final TraceKey FROM = TraceKey.of("from");
    private static final TraceKey TO = TraceKey.of("to");
    private static final TraceKey LENGTH = TraceKey.of("len");
    private static final TraceKey LATENCY = TraceKey.of("latency_ns");
    private static final TraceKey LOSS = TraceKey.of("loss");
    private static final TraceKey REASON = TraceKey.of("reason");
    private static final TraceValue LOST = TraceValue.of("loss");
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int SMALL_MESSAGE = 256;

    private final Kernel kernel;
    private final Fabric fabric;
    private final List<Bus<?>> buses = new ArrayList<>(1);
    private final @Nullable NodeId[] ids;
    private byte[] scratch = new byte[SMALL_MESSAGE];
    private long nextId;

    /** A network without a message. */
    public PacketNetwork(Kernel kernel, Fabric fabric) {
        this.kernel = kernel;
        this.fabric = fabric;
        this.ids = new @Nullable NodeId[fabric.nodes()];
    }

    /** The endpoint of a node for one type of message: the same object until the node goes down, then a new one. */
    public <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node) {
        kernel.requireConfined();
        fabric.require(node);
        return bus(codec.type()).endpoint(node.index()).open(codec);
    }

    @SuppressWarnings("unchecked")
    private <M> Bus<M> bus(Class<M> type) {
        for (Bus<?> bus : buses) {
            if (bus.type() == type) {
                return (Bus<M>) bus;
            }
        }
        Bus<M> bus = new Bus<>(kernel, this, type, ids.length);
        buses.add(bus);
        return bus;
    }

    NodeId id(int node) {
        NodeId id = ids[node];
        if (id == null) {
            id = NodeId.of(node);
            ids[node] = id;
        }
        return id;
    }

    <M> void send(PacketEndpoint<M> sender, NodeId to, M message) {
        fabric.require(to);
        byte[] bytes = encode(sender.codec(), message);
        Path path = fabric.path(sender.node().index(), to.index());
        Packet packet = new Packet(nextId++, path, sender.bus(), bytes);
        TraceWriter line = kernel.trace(SEND)
                .num(ID, packet.id)
                .num(FROM, path.from())
                .num(TO, path.to())
                .num(LENGTH, bytes.length);
        if (path.isFaulty() && isLost(path, line)) {
            line.end();
            kernel.countFault("network.loss");
            drop(packet, LOST);
            return;
        }
        long latencyNanos = path.latencyNanos();
        if (path.latencyVaries()) {
            line.num(LATENCY, latencyNanos);
        }
        line.end();
        kernel.schedule(packet, kernel.nowNanos() + latencyNanos);
    }

    private boolean isLost(Path path, TraceWriter line) {
        Rate rate = path.faults().lossiness();
        if (rate.isNever()) {
            return false;
        }
        long roll = path.random().roll(rate);
        kernel.countDecision();
        line.num(LOSS, roll);
        return roll < rate.numerator();
    }

    private <M> byte[] encode(Codec<M> codec, M message) {
        while (true) {
            ByteBuffer buffer = ByteBuffer.wrap(scratch);
            try {
                codec.encode(message, buffer);
                byte[] bytes = new byte[buffer.position()];
                System.arraycopy(buffer.array(), 0, bytes, 0, bytes.length);
                return bytes;
            } catch (BufferOverflowException e) {
                if (buffer.capacity() >= MAX_MESSAGE) {
                    throw new MessageTooLargeException(MAX_MESSAGE);
                }
                scratch = new byte[Math.min(MAX_MESSAGE, buffer.capacity() * 8)];
            }
        }
    }

    private void drop(Packet packet, TraceValue reason) {
        kernel.trace(DROP).num(ID, packet.id).value(REASON, reason).end();
    }

    void arrive(Packet packet) {
        Obstacle obstacle = fabric.obstacle(packet.path);
        if (obstacle != null) {
            drop(packet, obstacle.reason());
            return;
        }
        kernel.trace(DELIVER).num(ID, packet.id).end();
        packet.bus.endpoint(packet.path.to()).arrived(packet);
    }

    @Override
    public void nodeDown(int node) {
        buses.forEach(bus -> bus.nodeDown(node));
    }

    @Override
    public void nodeUp(int node) {}
}
