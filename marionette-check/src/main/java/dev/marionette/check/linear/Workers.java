package dev.marionette.check.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Threads of the host for a moment. */
final class Workers {

    private Workers() {}

    /** Does the same work in several threads, and returns when all are done. What one of them throws is thrown here. */
    @HostAccess("parts of a history are independent of each other, and their results are put in order")
    static void run(int threads, Runnable work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread.Builder builder =
                    Thread.ofPlatform().name("linearizability-" + i).daemon();
            builder.uncaughtExceptionHandler((thread, thrown) -> failure.compareAndSet(null, thrown));
            started.add(builder.start(work));
        }
        boolean interrupted = false;
        for (Thread thread : started) {
            interrupted |= joinUninterruptibly(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static boolean joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
