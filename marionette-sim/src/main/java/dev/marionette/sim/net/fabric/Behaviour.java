package dev.marionette.sim.net.fabric;

import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.net.NetworkFaults;

/** How paths behave, made ready for use; shared by all paths that nothing was set for alone. */
final class Behaviour {

    final NetworkFaults faults;
    final LatencyDraw latency;

    /** Whether any fault could be rolled for a message. */
    final boolean faulty;

    /** Since when clogs are rolled at this rate. */
    final long clogsSinceNanos;

    private Behaviour(NetworkFaults faults, long clogsSinceNanos) {
        this.faults = faults;
        this.latency = LatencyDraw.of(faults.latency());
        this.faulty = !(faults.lossiness().isNever()
                && faults.duplication().isNever()
                && faults.reordering().isNever()
                && faults.corruption().isNever());
        this.clogsSinceNanos = clogsSinceNanos;
    }

    static Behaviour of(NetworkFaults faults) {
        return new Behaviour(faults, 0);
    }

    /** What stands in the place of this from now on. */
    Behaviour changed(NetworkFaults newFaults, long nowNanos) {
        return new Behaviour(newFaults, newFaults.clogs().equals(clogs()) ? clogsSinceNanos : nowNanos);
    }

    Clogs clogs() {
        return faults.clogs();
    }
}
