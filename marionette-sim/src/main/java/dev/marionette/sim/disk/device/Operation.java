package dev.marionette.sim.disk.device;

import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.api.disk.DiskIoException;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.Waiter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One operation from its submission to its completion.
 *
 * <p>It takes effect at its completion: on the caller's own stack if nothing else can happen before, else as an event of the world, so that
 * operations complete in the order (ready instant, operation id).
 */
abstract sealed class Operation extends Event permits ContentOperation, NameOperation {

    final NodeDisk disk;
    private long id;
    private long latencyNanos;
    private boolean failing;
    private @Nullable Waiter waiter;
    private @Nullable IOException failure;

    Operation(NodeDisk disk) {
        this.disk = disk;
    }

    final void submitted(long newId, long newLatencyNanos) {
        id = newId;
        latencyNanos = newLatencyNanos;
    }

    final long id() {
        return id;
    }

    final long latencyNanos() {
        return latencyNanos;
    }

    abstract DiskRequest.Kind kind();

    abstract TraceName traceName();

    abstract String path();

    abstract TraceValue tracePath();

    long offset() {
        return 0;
    }

    long length() {
        return 0;
    }

    /** Whether the operation leaves something pending; such an operation may land though it was in flight when power was lost. */
    abstract boolean isChange();

    /** Takes what it needs of the caller's buffer before the caller goes on. */
    void detach() {}

    /** Does what was asked; leaves the disk as it was if it throws. */
    abstract void takeEffect() throws IOException;

    /** Writes the line of the trace. */
    abstract void trace(TraceValue status);

    /** Makes the operation fail at its completion. */
    final void failAtCompletion() {
        failing = true;
    }

    final boolean isFailing() {
        return failing;
    }

    /** Completes the operation. */
    final void complete() throws IOException {
        if (failing || disk.faultDriver().failsIo(this)) {
            trace(DiskTrace.IO_ERROR);
            throw new DiskIoException(kind().traceName(), path(), offset());
        }
        try {
            takeEffect();
        } catch (IOException refused) {
            trace(DiskTrace.REFUSED);
            throw refused;
        }
        trace(DiskTrace.OK);
    }

    /** Power is lost while this is in flight: a change is on its way and becomes one more pending one. */
    final void cutShort() {
        if (isChange()) {
            try {
                takeEffect();
            } catch (IOException refused) {
                trace(DiskTrace.REFUSED);
                return;
            }
        }
        trace(DiskTrace.IN_FLIGHT);
    }

    /** Prepares to complete as an event. */
    final Waiter park() {
        Waiter prepared = disk.newWaiter(kind());
        waiter = prepared;
        detach();
        return prepared;
    }

    @Override
    protected final void fire() {
        if (disk.postpone(this)) {
            return;
        }
        try {
            complete();
        } catch (IOException e) {
            failure = e;
        }
        wake();
    }

    /** Ends the wait of the caller with the news that power was lost. */
    final void wakeWithoutPower() {
        failure = new DiskCrashedException(kind().traceName(), path());
        wake();
    }

    private void wake() {
        if (waiter != null) {
            disk.wake(waiter);
        }
    }

    /** Throws what went wrong, once the wait is over, with the stack of the caller instead of the event loop's. */
    final void throwFailure() throws IOException {
        if (failure != null) {
            failure.fillInStackTrace();
            throw failure;
        }
    }
}
