package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.MalformedMessageException;
import dev.marionette.sim.net.RecordedPacket;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A copy of a message as it was sent. */
public final class CapturedPacket implements RecordedPacket {

    private final Packet packet;
    private final Codec<?> codec;
    private final Instant sentAt;

    CapturedPacket(Packet packet, Codec<?> codec, Instant sentAt) {
        this.packet = packet;
        this.codec = codec;
        this.sentAt = sentAt;
    }

    Packet packet() {
        return packet;
    }

    @Override
    public NodeId from() {
        return NodeId.of(packet.path.from());
    }

    @Override
    public NodeId to() {
        return NodeId.of(packet.path.to());
    }

    @Override
    public Class<?> type() {
        return packet.bus.type();
    }

    @Override
    public Object message() {
        try {
            return codec.decode(ByteBuffer.wrap(packet.bytes));
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the codec of " + type().getName() + " cannot read what it wrote", e);
        }
    }

    @Override
    public byte[] bytes() {
        return packet.bytes.clone();
    }

    @Override
    public Instant sentAt() {
        return sentAt;
    }

    @Override
    public String toString() {
        return from() + " to " + to() + ": " + message();
    }
}
