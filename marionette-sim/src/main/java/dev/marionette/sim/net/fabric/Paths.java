package dev.marionette.sim.net.fabric;

import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.net.NetworkFaults;
import org.jspecify.annotations.Nullable;

/**
 * The directed paths between nodes as the traffic on them sees them, messages and streams alike.
 *
 * <p>Asking {@link #obstacle} changes nothing; {@link #latencyNanos} and {@link #cloggedUntilNanos} may draw. State at the moment of
 * delivery decides what arrives, so both are asked then.
 */
public interface Paths {

    /** Draws how long something that is sent now takes on the way. */
    long latencyNanos(int from, int to, Prng random);

    /** Why nothing on this path arrives at present, or null if it is open. */
    @Nullable
    Obstacle obstacle(int from, int to);

    /** Why the path itself is closed, whatever the state of the node at its end; null if it is open. */
    @Nullable
    Obstacle barrier(int from, int to);

    /** How a path behaves at present. */
    NetworkFaults faults(int from, int to);

    /**
     * Until when everything on this path is held up, in nanoseconds from the epoch; not after now if it is not. Ask again then: a clog may
     * have become longer. {@link PathListener} tells of one that ended before.
     */
    long cloggedUntilNanos(int from, int to);
}
