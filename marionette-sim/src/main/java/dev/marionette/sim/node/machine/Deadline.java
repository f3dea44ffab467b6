package dev.marionette.sim.node.machine;

import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;

/** Something that happens after a time unless it is called off. */
final class Deadline extends Event {

    private final Kernel kernel;
    private final Runnable action;

    Deadline(Kernel kernel, Runnable action) {
        this.kernel = kernel;
        this.action = action;
    }

    /** Sets the time from now, in the place of the one before. */
    void setAfter(long nanos) {
        cancel();
        kernel.schedule(this, Math.addExact(kernel.nowNanos(), nanos));
    }

    /** The same, unless it is set for later already. */
    void extendTo(long nanos) {
        if (!isScheduled() || atNanos() < kernel.nowNanos() + nanos) {
            setAfter(nanos);
        }
    }

    void cancel() {
        kernel.cancel(this);
    }

    @Override
    protected void fire() {
        action.run();
    }
}
