package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pending events of one world, in the total order (instant, sequence); a binary heap that can remove from its middle. */
final class EventQueue {

    private static final int INITIAL_CAPACITY = 8;
    private static final Event[] EMPTY = new Event[0];

    private @Nullable Event[] heap = EMPTY;
    private int size;
    private long nextSequence;

    /** The instant of the first event, or {@link Long#MAX_VALUE} when there is none. */
    long nextNanos() {
        Event first = size == 0 ? null : heap[0];
        return first == null ? Long.MAX_VALUE : first.atNanos;
    }

    int size() {
        return size;
    }

    void add(Event event, long atNanos) {
        if (event.isScheduled()) {
            throw new IllegalStateException("the event is already scheduled, for " + event.atNanos);
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, Math.max(INITIAL_CAPACITY, size * 2));
        }
        event.atNanos = atNanos;
        event.sequence = nextSequence++;
        siftUp(size++, event);
    }

    @Nullable
    Event poll() {
        if (size == 0) {
            return null;
        }
        Event first = at(0);
        removeAt(0);
        return first;
    }

    boolean remove(Event event) {
        if (!event.isScheduled()) {
            return false;
        }
        if (event.heapIndex >= size || heap[event.heapIndex] != event) {
            throw new IllegalStateException("the event belongs to another world");
        }
        removeAt(event.heapIndex);
        return true;
    }

    /** Takes out all events that match, and returns them in their order. */
    List<Event> removeAll(Predicate<Event> matching) {
        List<Event> removed = new ArrayList<>(0);
        for (int i = 0; i < size; i++) {
            Event event = at(i);
            if (matching.test(event)) {
                removed.add(event);
            }
        }
        removed.sort((left, right) -> left.isBefore(right) ? -1 : 1);
        removed.forEach(this::remove);
        return removed;
    }

    private void removeAt(int index) {
        at(index).heapIndex = Event.NOT_QUEUED;
        Event last = at(--size);
        heap[size] = null;
        if (index == size) {
            return;
        }
        siftDown(index, last);
        if (last.heapIndex == index) {
            siftUp(index, last);
        }
    }

    private void siftUp(int start, Event event) {
        int index = start;
        while (index > 0) {
            int parentIndex = (index - 1) >>> 1;
            Event parent = at(parentIndex);
            if (!event.isBefore(parent)) {
                break;
            }
            place(index, parent);
            index = parentIndex;
        }
        place(index, event);
    }

    private void siftDown(int start, Event event) {
        int index = start;
        int childIndex = 2 * index + 1;
        while (childIndex < size) {
            if (childIndex + 1 < size && at(childIndex + 1).isBefore(at(childIndex))) {
                childIndex++;
            }
            Event child = at(childIndex);
            if (!child.isBefore(event)) {
                break;
            }
            place(index, child);
            index = childIndex;
            childIndex = 2 * index + 1;
        }
        place(index, event);
    }

    private void place(int index, Event event) {
        heap[index] = event;
        event.heapIndex = index;
    }

    private Event at(int index) {
        Event event = heap[index];
        if (event == null) {
            throw new AssertionError("the event heap has a hole at " + index);
        }
        return event;
    }
}
