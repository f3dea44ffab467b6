package dev.marionette.check.model;

import java.util.List;

/** A queue: what is in it, first to last. */
record FifoQueue() implements Model<Sequence, QueueCall, Reply> {

    @Override
    public Sequence initial() {
        return Sequence.EMPTY;
    }

    @Override
    public List<Sequence> step(Sequence state, QueueCall input, Reply output) {
        boolean possible = switch (input) {
            case QueueCall.Enqueue enqueue -> output.equals(Reply.DONE);
            case QueueCall.Dequeue dequeue -> output.equals(first(state));
        };
        return possible ? step(state, input) : List.of();
    }

    @Override
    public List<Sequence> step(Sequence state, QueueCall input) {
        return switch (input) {
            case QueueCall.Enqueue(long value) -> List.of(state.append(value));
            case QueueCall.Dequeue dequeue -> List.of(state.isEmpty() ? state : state.withoutFirst());
        };
    }

    @Override
    public String needs(QueueCall input, Reply output) {
        if (input instanceof QueueCall.Enqueue) {
            return "nothing";
        }
        return output.equals(Reply.NOTHING) ? "an empty queue" : "a queue with " + output + " in front";
    }

    @Override
    public long bytes(Sequence state) {
        return state.bytes();
    }

    @Override
    public String toString() {
        return "queue";
    }

    private static Reply first(Sequence state) {
        return state.isEmpty() ? Reply.NOTHING : Reply.value(state.get(0));
    }
}
