package dev.marionette.sim.engine;

import java.util.concurrent.Delayed;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler that the JDK knows for the virtual threads of one platform thread; it passes what the JDK reports to the world that the
 * platform thread runs at the moment.
 *
 * <p>A pool only by its type: the JDK asks a {@code ForkJoinPool}, and no other executor, to time the waits of its threads, which is how a
 * timed wait is noticed. It never starts a thread. One carrier serves many worlds, one after the other.
 *
 * <p>Thread rule: belongs to the thread that made it; {@link #execute} and {@link #schedule} are called by the JDK, from any thread.
 */
final class Carrier extends ForkJoinPool {

    private static final String MONITOR_HELPER = "VirtualThread-unblocker";

    private static final ThreadLocal<Carrier> OF_THREAD = ThreadLocal.withInitial(Carrier::watched);

    private final Thread platformThread = Thread.currentThread();
    private @Nullable TaskScheduler world;

    /** The first wake-up that came from a thread outside the world, until the world has looked at it. */
    private volatile @Nullable ForeignWake foreignWake;

    private Carrier() {
        super(1);
    }

    private static Carrier watched() {
        Carrier carrier = new Carrier();
        Watchdog.watch(carrier);
        return carrier;
    }

    /** The world that is served now, or null. */
    @Nullable
    TaskScheduler world() {
        return world;
    }

    /** The carrier of the calling thread, which every world on it shares. */
    static Carrier ofThisThread() {
        return OF_THREAD.get();
    }

    /** Begins to serve a world. */
    void enter(TaskScheduler newWorld) {
        foreignWake = null;
        world = newWorld;
    }

    /** Stops serving a world; whatever its threads are told from now on has no effect. */
    void leave() {
        world = null;
    }

    /** The thread that worlds run on. */
    Thread platformThread() {
        return platformThread;
    }

    /** The first wake-up from outside since the last look, or null. */
    @Nullable
    ForeignWake takeForeignWake() {
        ForeignWake wake = foreignWake;
        if (wake != null) {
            foreignWake = null;
        }
        return wake;
    }

    /** The JDK says that a virtual thread can run. */
    @Override
    public void execute(Runnable continuation) {
        Thread caller = Thread.currentThread();
        TaskScheduler current = world;
        if (caller == platformThread || (current != null && current.isRunning(caller))) {
            if (current != null) {
                current.submitted(continuation);
            }
        } else if (!caller.getName().equals(MONITOR_HELPER)) {
            foreignWake = new ForeignWake(continuation, caller.getName());
        }
    }

    /** The JDK asks to be called back after a time of the host's clock. Nothing here ever calls back. */
    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        TaskScheduler current = world;
        if (current != null && Thread.currentThread() == platformThread) {
            current.leaks().timedWait(unit.toNanos(delay));
        }
        return Never.INSTANCE;
    }

    /**
     * A wake-up of a thread of this carrier by a thread outside its world.
     *
     * @param continuation of the thread that was woken, which may belong to a world long gone
     * @param caller the name of the thread that woke it
     */
    record ForeignWake(Runnable continuation, String caller) {}

    /** A time-out that never comes. */
    private static final class Never implements ScheduledFuture<Object> {
        static final Never INSTANCE = new Never();

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return true;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException("a simulated task never waits for the host's clock");
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            return get();
        }
    }
}
