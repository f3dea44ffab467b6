package dev.marionette.sim.net.packet;

import dev.marionette.sim.engine.Event;
import dev.marionette.sim.net.fabric.Path;
import org.jspecify.annotations.Nullable;

/** One message under way, or arrived and not yet received. As an event, its arrival. */
final class Packet extends Event {

    /** Counts all messages of the world, duplicates and replays included. */
    final long id;

    final Path path;
    final Bus<?> bus;
    final byte[] bytes;

    /** What crosses the link in the place of the bytes, if that was damaged. */
    byte @Nullable [] damagedFrame;

    Packet(long id, Path path, Bus<?> bus, byte[] bytes) {
        this.id = id;
        this.path = path;
        this.bus = bus;
        this.bytes = bytes;
    }

    @Override
    protected void fire() {
        bus.network().arrive(this);
    }
}
