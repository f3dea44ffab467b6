package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.List;

/** Pauses, drops and resumes whole groups of tasks, wherever their tasks are filed. Confined to its world. */
final class TaskGroups {

    private final Kernel kernel;
    private final TaskTable live;
    private final ReadyQueue ready;
    private final List<Task> cold;
    private final List<Task> waiting;

    /** Dropped tasks that still have to be ended on the carrier. */
    private final List<Task> dropped = new ArrayList<>(0);

    /** The groups of a world whose tasks are filed in these places. */
    TaskGroups(Kernel kernel, TaskTable live, ReadyQueue ready, Filed filed) {
        this.kernel = kernel;
        this.live = live;
        this.ready = ready;
        this.cold = filed.cold;
        this.waiting = filed.waiting;
    }

    /** Files a task that can run: among the ready ones, or for later if its group is paused. */
    void runnable(Task task) {
        TaskGroup group = task.group;
        if (group == null || !group.isHalted()) {
            ready.add(task);
        } else if (group.isPaused()) {
            group.held.add(task);
        }
    }

    void drop(TaskGroup group) {
        group.state(TaskGroup.State.DROPPED);
        group.held.clear();
        ready.takeAll(group);
        kernel.queue().removeAll(event -> event.group() == group);
        for (Task task : live.of(group)) {
            cold.remove(task);
            waiting.remove(task);
            live.remove(task);
            forget(task.waiter);
            dropped.add(task);
        }
    }

    private void forget(@org.jspecify.annotations.Nullable Waiter waiter) {
        if (waiter != null) {
            kernel.cancel(waiter);
            waiter.parked = null;
        }
    }

    /** Ends the threads of dropped tasks. Call it on the carrier. */
    void endDropped() {
        if (!dropped.isEmpty()) {
            dropped.forEach(task -> VirtualThreads.evict(task.thread));
            dropped.clear();
        }
    }

    /** Ends a task whose process was dropped before the task could begin. */
    void dropLate(Task task) {
        live.remove(task);
        dropped.add(task);
    }

    void pause(TaskGroup group) {
        if (group.isHalted()) {
            return;
        }
        group.state(TaskGroup.State.PAUSED);
        group.held.addAll(ready.takeAll(group));
        for (Task task : live.of(group)) {
            if (cold.remove(task)) {
                task.entersMonitor = true;
                group.held.add(task);
            }
        }
    }

    void resume(TaskGroup group) {
        if (!group.isPaused()) {
            return;
        }
        group.state(TaskGroup.State.RUNNING);
        for (Task task : group.held) {
            task.suspended = false;
            ready.add(task);
        }
        group.held.clear();
    }

    void interrupt(TaskGroup group) {
        live.of(group).forEach(task -> task.thread.interrupt());
    }

    /**
     * Where the scheduler keeps tasks whose wake-up the JDK does not report.
     *
     * @param cold those that wait for a monitor
     * @param waiting those in {@code Object.wait}
     */
    record Filed(List<Task> cold, List<Task> waiting) {}
}
