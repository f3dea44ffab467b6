package dev.marionette.sim.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A thread of the host that uses the common pool without a pause, through the queue that the tasks of a given thread would use. */
final class BusySubmitter implements AutoCloseable {

    private final AtomicLong uses = new AtomicLong();
    private final Thread thread;
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean shares;
    private volatile boolean closed;

    private BusySubmitter(int slot) {
        thread = Thread.ofPlatform().daemon().start(() -> run(slot));
    }

    /** Tries threads until one shares its queue with the calling one; the JDK numbers them at random. */
    static BusySubmitter besideTheCallingThread() throws InterruptedException {
        ThreadLocalRandom.current();
        int slot = CommonPool.slotOf(Thread.currentThread());
        while (true) {
            BusySubmitter busy = new BusySubmitter(slot);
            busy.decided.await();
            if (busy.shares) {
                return busy;
            }
        }
    }

    private void run(int slot) {
        ThreadLocalRandom.current();
        shares = CommonPool.slotOf(Thread.currentThread()) == slot;
        decided.countDown();
        while (shares && !closed) {
            ForkJoinPool.commonPool().submit(() -> {}).join();
            uses.incrementAndGet();
        }
    }

    /** Returns when the pool was used since the call. */
    void awaitUse() {
        long before = uses.get();
        while (uses.get() < before + 2) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
