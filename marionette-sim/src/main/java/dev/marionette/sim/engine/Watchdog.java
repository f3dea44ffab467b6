package dev.marionette.sim.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Says which task holds up a carrier: one that computes for very long, or that the JVM parked where it cannot be switched. No budget of
 * simulated time or steps notices such a task, since neither passes.
 *
 * <p>It looks from outside, by the host's clock, and only prints: a run that is merely slow goes on unharmed, and the trace never depends
 * on it. It is off when the JVM was started for a debugger, where a task may stand still for as long as somebody reads.
 */
final class Watchdog {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** How many looks in a row may find the same task at the same step. */
    static final int PATIENCE = 60;

    private final Carrier carrier;
    private @Nullable Task lastTask;
    private long lastSteps;
    private int looks;

    Watchdog(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Watches the calling thread's carrier for as long as that thread lives. */
    @HostAccess("looks at a world from outside and prints; nothing in the world can see it")
    static void watch(Carrier carrier) {
        if (!debugged()) {
            Watchdog watchdog = new Watchdog(carrier);
            Thread.ofPlatform().name("marionette-watchdog").daemon().start(watchdog::run);
        }
    }

    @HostAccess("a debugger stops tasks for as long as it likes")
    private static boolean debugged() {
        String toolOptions = System.getenv("JAVA_TOOL_OPTIONS");
        return (toolOptions != null && toolOptions.contains("jdwp"))
                || ProcessHandle.current()
                        .info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.stream().anyMatch(argument -> argument.contains("jdwp")))
                        .isPresent();
    }

    @HostAccess("waits by the host's clock, on a thread of its own")
    private void run() {
        while (carrier.platformThread().isAlive()) {
            LockSupport.parkNanos(PERIOD.toNanos());
            String report = look();
            if (report != null) {
                System.err.println(report);
            }
        }
    }

    /** A report when the same task stands at the same step for {@link #PATIENCE} looks in a row, otherwise null. */
    @Nullable
    String look() {
        TaskScheduler world = carrier.world();
        Task task = world == null ? null : world.running();
        long steps = world == null ? 0 : world.progress();
        if (task == null || task != lastTask || steps != lastSteps) {
            lastTask = task;
            lastSteps = steps;
            looks = 0;
            return null;
        }
        return ++looks == PATIENCE ? report(task) : null;
    }

    private static String report(Task task) {
        StringBuilder text = new StringBuilder("marionette: task '" + task.name + "' has held up its world for "
                + PERIOD.multipliedBy(PATIENCE).toSeconds() + " s without a step; it computes, or waits inside a class"
                + " initializer or a native method");
        TaskReport.appendStack(text, task.thread.getStackTrace());
        return text.toString();
    }
}
