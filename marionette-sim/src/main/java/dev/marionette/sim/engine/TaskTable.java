package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The live tasks of a world, found by the low half of their thread's id, which is the task's id.
 *
 * <p>Open addressing over ids that count up, so a look-up is one probe as a rule and nothing is allocated for each task.
 */
final class TaskTable {

    private static final int SMALLEST = 16;

    private @Nullable Task[] slots = new @Nullable Task[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    /** The task of this thread, or null if it is no live task of this world. */
    @Nullable
    Task find(Thread thread) {
        int mask = slots.length - 1;
        for (int slot = (int) thread.threadId() & mask; ; slot = (slot + 1) & mask) {
            Task task = slots[slot];
            if (task == null || task.thread == thread) {
                return task;
            }
        }
    }

    void add(Task task) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        place(task);
        size++;
    }

    /** Removes a task that is in the table. */
    void remove(Task task) {
        int mask = slots.length - 1;
        int hole = task.id & mask;
        while (slots[hole] != task) {
            hole = (hole + 1) & mask;
        }
        slots[hole] = null;
        size--;
        closeGap(hole, mask);
    }

    /** Visits the live tasks in the order of their ids. */
    void forEachById(Consumer<Task> action) {
        Task[] live = new Task[size];
        int count = 0;
        for (Task task : slots) {
            if (task != null) {
                live[count++] = task;
            }
        }
        java.util.Arrays.sort(live, (left, right) -> Integer.compare(left.id, right.id));
        for (Task task : live) {
            action.accept(task);
        }
    }

    /** The live tasks of a group in the order of their ids. */
    List<Task> of(TaskGroup group) {
        List<Task> members = new ArrayList<>();
        for (Task task : slots) {
            if (task != null && task.group == group) {
                members.add(task);
            }
        }
        members.sort((left, right) -> Integer.compare(left.id, right.id));
        return members;
    }

    void clear() {
        if (slots.length > SMALLEST) {
            slots = new @Nullable Task[SMALLEST];
        } else if (size > 0) {
            java.util.Arrays.fill(slots, null);
        }
        size = 0;
    }

    /** Moves back every task that stands behind the hole only because the hole was taken. */
    private void closeGap(int hole, int mask) {
        int gap = hole;
        int slot = (gap + 1) & mask;
        for (Task task = slots[slot]; task != null; task = slots[slot]) {
            int home = task.id & mask;
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                slots[gap] = task;
                slots[slot] = null;
                gap = slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void grow() {
        @Nullable Task[] old = slots;
        slots = new @Nullable Task[2 * old.length];
        for (Task task : old) {
            if (task != null) {
                place(task);
            }
        }
    }

    private void place(Task task) {
        int mask = slots.length - 1;
        int slot = task.id & mask;
        while (slots[slot] != null) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = task;
    }
}
