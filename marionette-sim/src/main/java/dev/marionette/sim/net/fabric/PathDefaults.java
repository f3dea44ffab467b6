package dev.marionette.sim.net.fabric;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.net.NetworkFaults;
import org.jspecify.annotations.Nullable;

/** What all paths of a network have in common, so that a path of its own is small: most are used for a message or two. */
final class PathDefaults {

    private static final Behaviour QUIET = Behaviour.of(NetworkFaults.none());

    final Kernel kernel;
    final int nodes;
    private final @Nullable Prng[] randoms;
    private Behaviour general = QUIET;
    private Behaviour loop = QUIET;

    PathDefaults(Kernel kernel, int nodes) {
        this.kernel = kernel;
        this.nodes = nodes;
        this.randoms = new @Nullable Prng[nodes];
    }

    NetworkFaults faults() {
        return general.faults;
    }

    Behaviour general() {
        return general;
    }

    /** Of the path from a node to itself. */
    Behaviour loop() {
        return loop;
    }

    void faults(NetworkFaults faults) {
        general = general.changed(faults, kernel.nowNanos());
        loop = Behaviour.of(NetworkFaults.none().latency(faults.latency()));
    }

    /** The random numbers of all that a node sends. */
    Prng random(int from) {
        Prng stream = randoms[from];
        if (stream == null) {
            stream = kernel.newStream(StreamName.NETWORK_SENDER, from);
            randoms[from] = stream;
        }
        return stream;
    }
}
