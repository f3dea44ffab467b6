package dev.marionette.check.junit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs worlds on a thread of their own: the thread that calls takes part in a campaign, and an interrupt of JUnit's thread, by which a time limit
 * ends a test, must not be seen in a world.
 */
final class Apart {

    private Apart() {}

    /**
     * Runs it, and waits for it.
     *
     * @throws InterruptedException if this thread is interrupted; the work goes on
     */
    @HostAccess("a thread outside every world, from which worlds are run")
    static <T> T call(Callable<T> work) throws Throwable {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().name("marionette-campaign").daemon().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
