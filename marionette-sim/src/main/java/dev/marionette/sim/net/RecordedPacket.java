package dev.marionette.sim.net;

import dev.marionette.api.NodeId;
import dev.marionette.sim.net.packet.CapturedPacket;
import java.time.Instant;

/** A message that a node sent while it was recorded. Immutable. */
public sealed interface RecordedPacket permits CapturedPacket {

    /** Who sent it. */
    NodeId from();

    /** To whom. */
    NodeId to();

    /** The type of its endpoint. */
    Class<?> type();

    /** What was sent, decoded anew by each call. */
    Object message();

    /** A copy of what was sent. */
    byte[] bytes();

    /** When. */
    Instant sentAt();
}
