package dev.marionette.bench;

import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * The baseline of a task switch: virtual threads over the plainest scheduler there can be, a first-in-first-out queue that one platform
 * thread empties. No seed, no trace, no bookkeeping.
 */
final class BareThreads implements Executor {

    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private final Thread.Builder.OfVirtual builder;

    BareThreads() {
        try {
            Constructor<?> constructor = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            builder = (Thread.Builder.OfVirtual) constructor.newInstance(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has no virtual threads with a scheduler of one's own", e);
        }
    }

    @Override
    public void execute(Runnable continuation) {
        queue.add(continuation);
    }

    void start(Runnable work) {
        builder.start(work);
    }

    /** Runs everything until nothing is runnable. */
    void runAll() {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }
}
