package dev.marionette.sim.net.packet;

import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The messages that clogs hold up, by the instant at which they go on. */
final class Holds {

    private static final Comparator<Packet> BY_ID = Comparator.comparingLong(packet -> packet.id);

    private final Kernel kernel;
    private final PacketNetwork network;
    private final List<Release> releases = new ArrayList<>(0);

    Holds(Kernel kernel, PacketNetwork network) {
        this.kernel = kernel;
        this.network = network;
    }

    /** What lets messages go on at an instant; {@link Long#MAX_VALUE} for never. */
    Release release(long atNanos) {
        for (Release release : releases) {
            if (release.untilNanos == atNanos) {
                return release;
            }
        }
        Release release = new Release(atNanos);
        releases.add(release);
        if (atNanos != Long.MAX_VALUE) {
            kernel.schedule(release, atNanos);
        }
        return release;
    }

    /** Takes some of the messages out, in the order of their sending. */
    List<Packet> take(Predicate<Packet> wanted) {
        List<Packet> taken = new ArrayList<>(0);
        for (Release release : releases) {
            release.packets.stream().filter(wanted).forEach(taken::add);
            release.packets.removeIf(wanted);
        }
        taken.sort(BY_ID);
        return taken;
    }

    /** The end of all clogs that end at one instant. */
    final class Release extends Event {

        private final long untilNanos;
        private final List<Packet> packets = new ArrayList<>(0);

        Release(long untilNanos) {
            this.untilNanos = untilNanos;
        }

        void add(Packet packet) {
            packets.add(packet);
        }

        @Override
        protected void fire() {
            releases.remove(this);
            packets.sort(BY_ID);
            packets.forEach(network::arrive);
        }
    }
}
