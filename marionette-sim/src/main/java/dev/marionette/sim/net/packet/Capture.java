package dev.marionette.sim.net.packet;

import dev.marionette.sim.net.PacketRecording;
import dev.marionette.sim.net.RecordedPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A recording that goes on or has ended. */
public final class Capture implements PacketRecording {

    private final MessageTap tap;
    private final Predicate<? super RecordedPacket> wanted;
    private final List<RecordedPacket> packets = new ArrayList<>();

    Capture(MessageTap tap, Predicate<? super RecordedPacket> wanted) {
        this.tap = tap;
        this.wanted = wanted;
    }

    void see(RecordedPacket packet) {
        if (wanted.test(packet)) {
            packets.add(packet);
        }
    }

    @Override
    public List<RecordedPacket> packets() {
        return List.copyOf(packets);
    }

    @Override
    public List<RecordedPacket> stop() {
        tap.stop(this);
        return packets();
    }
}
