package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.NetworkFault;
import dev.marionette.sim.net.NetworkOptions;
import dev.marionette.sim.net.RecordedPacket;
import dev.marionette.sim.net.fabric.Fabric;
import dev.marionette.sim.net.fabric.Obstacle;
import dev.marionette.sim.net.fabric.Path;
import dev.marionette.sim.net.fabric.PathListener;
import dev.marionette.sim.node.machine.NodeListener;
import dev.marionette.sim.node.machine.WallClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every message of one simulation, from its sending to its arrival. Confined to its world. */
public final class PacketNetwork implements NodeListener, PathListener {

    private final Kernel kernel;
    private final Fabric fabric;
    private final NetworkOptions options;
    private final PacketTrace trace;
    private final FaultRolls rolls;
    private final Encoder encoder;
    private final MessageTap tap = new MessageTap();
    private final List<Bus<?>> buses = new ArrayList<>(1);
    private final @Nullable NodeId[] ids;
    private @Nullable Holds holds;
    private long nextId;

    /** A network without a message. */
    public PacketNetwork(Kernel kernel, Fabric fabric, NetworkOptions options) {
        this.kernel = kernel;
        this.fabric = fabric;
        this.options = options;
        this.trace = new PacketTrace(kernel);
        this.rolls = new FaultRolls(kernel);
        this.encoder = new Encoder(options.maxMessageSize());
        this.ids = new @Nullable NodeId[fabric.nodes()];
        fabric.addListener(this);
    }

    /** The endpoint of a node for one type of message: the same object until the node goes down, then a new one. */
    public <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node) {
        kernel.requireConfined();
        fabric.require(node);
        if (fabric.isDown(node.index())) {
            throw new IllegalStateException("node " + node
                    + " is down or its process has ended, so it has no endpoint; boot or restart it first");
        }
        return bus(codec.type()).endpoint(node.index()).open(codec);
    }

    @SuppressWarnings("unchecked")
    private <M> Bus<M> bus(Class<M> type) {
        for (Bus<?> bus : buses) {
            if (bus.type() == type) {
                return (Bus<M>) bus;
            }
        }
        if (buses.isEmpty()) {
            trace.options(options);
        }
        Bus<M> bus = new Bus<>(kernel, this, type, ids.length);
        buses.add(bus);
        return bus;
    }

    /** A node's number as the application knows it; made once, since every message has one. */
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
        byte[] bytes = encoder.encode(sender.codec(), message);
        Path path = fabric.path(sender.node().index(), to.index());
        Packet packet = new Packet(nextId++, path, sender.bus(), bytes);
        boolean filtered = !tap.isIdle() && isFiltered(packet, sender.codec(), message);
        TraceWriter line = trace.send(packet);
        if (filtered || path.queued() >= options.queueCapacity()) {
            line.end();
            drop(packet, filtered ? NetworkFault.FILTER : NetworkFault.QUEUE_FULL);
            fabric.release(path);
        } else if (path.isFaulty()) {
            departWithFaults(packet, line);
        } else {
            depart(packet, line, 0);
        }
    }

    private <M> boolean isFiltered(Packet packet, Codec<M> codec, M message) {
        if (tap.records()) {
            tap.see(new CapturedPacket(packet, codec, WallClock.EPOCH.plusNanos(kernel.nowNanos())));
        }
        return tap.drops(packet.path, message);
    }

    private void depart(Packet packet, TraceWriter line, long detourNanos) {
        long latencyNanos = packet.path.latencyNanos();
        PacketTrace.end(line, packet, latencyNanos);
        packet.path.enqueue();
        kernel.schedule(packet, kernel.nowNanos() + latencyNanos + detourNanos);
    }

    private void departWithFaults(Packet packet, TraceWriter line) {
        Path path = packet.path;
        if (rolls.isLost(path, line)) {
            line.end();
            drop(packet, NetworkFault.LOSS);
            fabric.release(path);
            return;
        }
        long detourNanos = rolls.detourNanos(path, line);
        boolean damaged = rolls.isDamaged(path, line);
        boolean doubled = rolls.isDuplicated(path, line);
        depart(packet, line, detourNanos);
        if (detourNanos > 0) {
            fabric.tookEffect(NetworkFault.REORDERING);
        }
        if (damaged) {
            damage(packet);
        }
        if (doubled) {
            duplicate(packet);
        }
    }

    private void damage(Packet packet) {
        byte[] frame = Frame.of(packet.bytes);
        trace.corrupt(packet, rolls.damage(frame, packet.path));
        packet.damagedFrame = frame;
    }

    private void duplicate(Packet original) {
        fabric.tookEffect(NetworkFault.DUPLICATION);
        Packet packet = new Packet(nextId++, original.path, original.bus, original.bytes);
        depart(packet, trace.duplicate(packet, original), 0);
    }

    /** Sends a recorded message once more. */
    void replay(RecordedPacket recorded) {
        Packet original = ((CapturedPacket) recorded).packet();
        if (original.bus.network() != this) {
            throw new IllegalArgumentException("the packet '" + recorded + "' was recorded in another world");
        }
        Path path = fabric.path(original.path.from(), original.path.to());
        Packet packet = new Packet(nextId++, path, original.bus, original.bytes);
        TraceWriter line = trace.replay(packet);
        if (packet.path.queued() >= options.queueCapacity()) {
            line.end();
            drop(packet, NetworkFault.QUEUE_FULL);
        } else {
            depart(packet, line, 0);
        }
    }

    /** Decides what becomes of a message at the end of its way. */
    void arrive(Packet packet) {
        Path path = packet.path;
        long untilNanos = fabric.cloggedUntilNanos(path);
        if (untilNanos > kernel.nowNanos()) {
            hold(packet, untilNanos);
            return;
        }
        fabric.dequeue(path);
        Obstacle obstacle = fabric.obstacle(path);
        if (obstacle != null) {
            drop(packet, obstacle.fault());
        } else if (packet.damagedFrame != null && !Frame.isIntact(packet.damagedFrame)) {
            drop(packet, NetworkFault.CORRUPT);
        } else {
            deliver(packet, packet.bus.endpoint(path.to()));
        }
    }

    private void deliver(Packet packet, PacketEndpoint<?> endpoint) {
        if (endpoint.waiting() >= options.inboxCapacity()) {
            drop(packet, NetworkFault.INBOX_FULL);
            return;
        }
        trace.deliver(packet);
        endpoint.arrived(packet);
    }

    private void hold(Packet packet, long untilNanos) {
        trace.hold(packet, untilNanos);
        fabric.tookEffect(NetworkFault.CLOG);
        needHolds().release(untilNanos).add(packet);
    }

    private Holds needHolds() {
        Holds made = holds;
        if (made == null) {
            made = new Holds(kernel, this);
            holds = made;
        }
        return made;
    }

    private void drop(Packet packet, NetworkFault reason) {
        trace.drop(packet, reason);
        fabric.tookEffect(reason);
    }

    @Override
    public void clogged(Path path, long untilNanos) {
        needHolds().release(untilNanos);
    }

    @Override
    public void unclogged(Path path) {
        if (holds != null) {
            holds.take(packet -> packet.path == path).forEach(this::arrive);
        }
    }

    @Override
    public void nodeDown(int node) {
        if (holds != null) {
            for (Packet packet : holds.take(held -> held.path.from() == node)) {
                fabric.dequeue(packet.path);
                drop(packet, NetworkFault.SENDER_DOWN);
            }
        }
        buses.forEach(bus -> bus.nodeDown(node));
    }

    @Override
    public void nodeUp(int node) {}

    MessageTap tap() {
        return tap;
    }

    PacketTrace trace() {
        return trace;
    }
}
