package dev.marionette.sim.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Describes the live tasks of a world for people: each with its name, what it waits for, and its stack. */
final class TaskReport {

    private static final int SHOWN = 100;

    private final StringBuilder text = new StringBuilder();
    private final @Nullable Task running;
    private int shown;

    private TaskReport(@Nullable Task running) {
        this.running = running;
    }

    static String of(TaskTable live, @Nullable Task running) {
        TaskReport report = new TaskReport(running);
        report.busiest(live);
        live.forEachById(report::add);
        if (report.shown > SHOWN) {
            report.text.append("and ").append(report.shown - SHOWN).append(" more tasks\n");
        }
        return report.text.toString();
    }

    static void appendStack(StringBuilder text, StackTraceElement[] stack) {
        text.append('\n');
        for (StackTraceElement frame : stack) {
            text.append("    at ").append(frame).append('\n');
        }
    }

    private void busiest(TaskTable live) {
        Task[] most = new Task[1];
        long[] total = new long[1];
        live.forEachById(task -> {
            total[0] += task.steps;
            if (most[0] == null || task.steps > most[0].steps) {
                most[0] = task;
            }
        });
        if (most[0] != null && live.size() > 1) {
            text.append("busiest of ")
                    .append(live.size())
                    .append(" tasks: ")
                    .append(most[0].name)
                    .append(", with ");
            text.append(most[0].steps).append(" of their ").append(total[0]).append(" steps\n");
        }
    }

    private void add(Task task) {
        if (++shown <= SHOWN) {
            text.append(task.name)
                    .append(" (task ")
                    .append(task.id)
                    .append(") ")
                    .append(state(task));
            appendStack(text, task.thread.getStackTrace());
        }
    }

    private String state(Task task) {
        if (task == running) {
            return "runs";
        }
        if (task.waiter != null) {
            return "waits for " + task.waiter.reason();
        }
        return switch (VirtualThreads.state(task.thread)) {
            case VirtualThreads.BLOCKED, VirtualThreads.UNBLOCKED -> "waits to enter a monitor";
            case VirtualThreads.WAIT, VirtualThreads.TIMED_WAIT -> "waits in Object.wait";
            case VirtualThreads.PARKED, VirtualThreads.TIMED_PARKED -> "waits for " + blocker(task.thread);
            default -> "can run";
        };
    }

    private static String blocker(Thread thread) {
        Object blocker = LockSupport.getBlocker(thread);
        return blocker == null ? "LockSupport.unpark" : blocker.getClass().getName();
    }
}
