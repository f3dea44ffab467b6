package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that can run, oldest first, from which any one can be taken at the price of one exchange.
 *
 * <p>Taking number 0 keeps the others in order; taking another moves the oldest into its place, which is still a function of the calls
 * made so far.
 */
public final class ReadyQueue {

    private static final int SMALLEST = 16;

    private @Nullable Task[] ring = new @Nullable Task[SMALLEST];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Task task) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) & (ring.length - 1)] = task;
        size++;
    }

    /** The task with this number, which stays where it is. */
    Task get(int number) {
        return java.util.Objects.requireNonNull(ring[(head + number) & (ring.length - 1)]);
    }

    /** The number of the oldest task whose name has this hash; 0 if there is none. */
    int indexOf(long nameHash) {
        for (int number = 0; number < size; number++) {
            if (get(number).name.hashCode() == nameHash) {
                return number;
            }
        }
        return 0;
    }

    /** Takes out the task with this number, from 0 to {@link #size()} less one. */
    Task take(int number) {
        int mask = ring.length - 1;
        int slot = (head + number) & mask;
        Task taken = java.util.Objects.requireNonNull(ring[slot]);
        ring[slot] = ring[head];
        ring[head] = null;
        head = (head + 1) & mask;
        size--;
        return taken;
    }

    /** Takes out every task of a group, oldest first. */
    List<Task> takeAll(TaskGroup group) {
        List<Task> taken = new ArrayList<>();
        int count = size;
        for (int i = 0; i < count; i++) {
            Task task = take(0);
            if (task.group == group) {
                taken.add(task);
            } else {
                add(task);
            }
        }
        return taken;
    }

    void clear() {
        if (ring.length > SMALLEST) {
            ring = new @Nullable Task[SMALLEST];
        } else if (size > 0) {
            java.util.Arrays.fill(ring, null);
        }
        head = 0;
        size = 0;
    }

    private void grow() {
        @Nullable Task[] larger = new @Nullable Task[2 * size];
        for (int number = 0; number < size; number++) {
            larger[number] = ring[(head + number) & (ring.length - 1)];
        }
        ring = larger;
        head = 0;
    }
}
