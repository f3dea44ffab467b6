package dev.marionette.sim.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future whose waits with a time limit follow simulated time. Confined to its world. */
sealed class SimulatedFuture<V> extends FutureTask<V> permits TimerFuture {

    private final SimulatedLatch done;

    SimulatedFuture(Kernel kernel, NodeClock clock, Callable<V> work) {
        super(work);
        this.done = new SimulatedLatch(kernel, clock, "future");
    }

    @Override
    protected void done() {
        done.open();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (!done.await(unit.toNanos(timeout))) {
            throw new TimeoutException(
                    "not done after " + Duration.ofNanos(unit.toNanos(timeout)) + " of simulated time");
        }
        return get();
    }
}
