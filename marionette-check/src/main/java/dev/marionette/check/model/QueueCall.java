package dev.marionette.check.model;

/** What a queue of numbers, first in first out, can be asked for. */
public sealed interface QueueCall {

    /**
     * Adds to the end, and returns {@link Reply#DONE}.
     *
     * @param value any
     */
    record Enqueue(long value) implements QueueCall {
        @Override
        public String toString() {
            return "enqueue " + value;
        }
    }

    /** Takes the first value: {@link Reply.Value}, or {@link Reply#NOTHING} from an empty queue. */
    record Dequeue() implements QueueCall {
        @Override
        public String toString() {
            return "dequeue";
        }
    }
}
