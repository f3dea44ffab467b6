package dev.marionette.sim.net.fabric;

import dev.marionette.sim.net.NetworkFaults;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is set for one path alone, part by part, and how it behaves with that. */
final class LinkOverrides {

    private final SortedMap<String, UnaryOperator<NetworkFaults>> parts = new TreeMap<>();
    private Behaviour behaviour;

    LinkOverrides(Behaviour general) {
        this.behaviour = general;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    void put(String part, UnaryOperator<NetworkFaults> change) {
        parts.put(part, change);
    }

    /** Behaves as all paths do, but for what is set here. */
    void apply(NetworkFaults general, long nowNanos) {
        NetworkFaults own = general;
        for (UnaryOperator<NetworkFaults> change : parts.values()) {
            own = change.apply(own);
        }
        behaviour = behaviour.changed(own, nowNanos);
    }
}
