package dev.marionette.sim.net.fabric;

import dev.marionette.sim.node.machine.NodeListener;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The state of every path between the nodes of one simulation. Confined to its world. */
public final class Fabric implements Paths, NodeListener {

    private static final long LATENCY_NANOS = 1_000_000;

    private final BitSet down = new BitSet();

    @Override
    public long latencyNanos(int from, int to) {
        return LATENCY_NANOS;
    }

    @Override
    public @Nullable Obstacle obstacle(int from, int to) {
        return down.get(to) ? Obstacle.NODE_DOWN : null;
    }

    @Override
    public long cloggedUntilNanos(int from, int to) {
        return 0;
    }

    @Override
    public void nodeDown(int node) {
        down.set(node);
    }

    @Override
    public void nodeUp(int node) {
        down.clear(node);
    }
}
