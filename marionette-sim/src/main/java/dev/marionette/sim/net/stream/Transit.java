package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;

/** Something on its way from one node to another, which a clog of the path holds up. */
abstract sealed class Transit extends Event permits Line, Acknowledgement, Dial {

    final StreamNetwork network;
    final Kernel kernel;
    private final int fromNode;
    private final int toNode;

    Transit(StreamNetwork network, int fromNode, int toNode) {
        this.network = network;
        this.kernel = network.kernel();
        this.fromNode = fromNode;
        this.toNode = toNode;
    }

    final int fromNode() {
        return fromNode;
    }

    final int toNode() {
        return toNode;
    }

    /** It has come to the end of the path. */
    abstract void arrive();

    @Override
    protected final void fire() {
        long cloggedNanos = network.paths().cloggedUntilNanos(fromNode, toNode);
        if (cloggedNanos > kernel.nowNanos()) {
            kernel.schedule(this, cloggedNanos);
            network.clogged().add(this);
        } else {
            network.clogged().remove(this);
            arrive();
        }
    }

    /** The clog is gone before its time. */
    final void unclogged() {
        kernel.cancel(this);
        kernel.schedule(this, kernel.nowNanos());
    }

    /** It will not arrive. */
    final void forget() {
        kernel.cancel(this);
        network.clogged().remove(this);
    }
}
