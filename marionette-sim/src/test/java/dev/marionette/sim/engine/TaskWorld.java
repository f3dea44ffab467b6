package dev.marionette.sim.engine;

import java.util.List;

/** One world with tasks, run to its end. */
final class TaskWorld {

    static final long TICK = 1_000_000;

    private final TraceWriter trace = new TraceWriter(false);
    private final Kernel kernel;
    private final TaskServices services;

    private TaskWorld(long seed) {
        kernel = new Kernel(seed, TICK, new Limits(1_000_000 * TICK, 20_000), trace);
        services = new TaskServices(kernel, kernel.clock(0));
    }

    /** Runs a world under random choices. */
    static TaskWorld run(long seed, Root root) {
        TaskWorld world = new TaskWorld(seed);
        world.kernel.enableTasks(new Picker.RandomWalk(world.kernel.stream(StreamName.SCHEDULE)));
        return world.run(root);
    }

    /** Runs a world in which the task that waited longest goes on. */
    static TaskWorld runFifo(Root root) {
        TaskWorld world = new TaskWorld(1);
        world.kernel.enableTasks(new Picker.Fifo());
        return world.run(root);
    }

    /** Runs a world as it runs in a JVM without the flag. */
    static TaskWorld runWithoutTasks(long seed, Root root) {
        return new TaskWorld(seed).run(root);
    }

    private TaskWorld run(Root root) {
        kernel.run(() -> {
            try {
                root.run(this);
            } catch (Exception e) {
                kernel.fail(Stop.Kind.SCENARIO_ERROR, "root", e.toString(), e);
            }
        });
        return this;
    }

    Kernel kernel() {
        return kernel;
    }

    TaskServices services() {
        return services;
    }

    /** Starts a task. */
    Thread start(Runnable work) {
        Thread thread = services.threads().newThread(work);
        thread.start();
        return thread;
    }

    void joinAll(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    void sleep(long nanos) {
        kernel.awaitUntil(kernel.nowNanos() + nanos, "test");
    }

    String trace() {
        return trace.snapshot().text();
    }

    long hash() {
        return trace.hash();
    }

    /** Why the run was stopped; fails if it was not. */
    Stop stop() {
        Stop stop = kernel.stop();
        if (stop == null) {
            throw new AssertionError("the run was not stopped:\n" + trace());
        }
        return stop;
    }

    /** Fails if the run was stopped. */
    TaskWorld passed() {
        Stop stop = kernel.stop();
        if (stop != null) {
            throw new AssertionError(stop.kind() + ": " + stop.message(), stop.cause());
        }
        return this;
    }

    /** What the root task does. */
    interface Root {
        void run(TaskWorld world) throws Exception;
    }
}
