package dev.marionette.check.model;

import java.util.List;

/** A total-order broadcast. A node that says it has nothing may simply not have heard yet. */
record TotalOrderBroadcast() implements Model<BroadcastState, BroadcastCall, Reply> {

    private static final int MAX_NODES = 1_000;

    @Override
    public BroadcastState initial() {
        return new BroadcastState(Sequence.EMPTY, Sequence.EMPTY);
    }

    @Override
    public List<BroadcastState> step(BroadcastState state, BroadcastCall input, Reply output) {
        return switch (input) {
            case BroadcastCall.Broadcast(long message) ->
                output.equals(Reply.DONE) ? List.of(state.broadcast(message)) : List.of();
            case BroadcastCall.Deliver(int node) -> {
                if (output.equals(Reply.NOTHING)) {
                    yield List.of(state);
                }
                int next = state.delivered(requireNode(node));
                boolean possible = next < state.order().size()
                        && output.equals(Reply.value(state.order().get(next)));
                yield possible ? List.of(state.deliver(node)) : List.of();
            }
        };
    }

    @Override
    public List<BroadcastState> step(BroadcastState state, BroadcastCall input) {
        return switch (input) {
            case BroadcastCall.Broadcast(long message) -> List.of(state.broadcast(message));
            case BroadcastCall.Deliver(int node) ->
                state.delivered(requireNode(node)) < state.order().size()
                        ? List.of(state.deliver(node), state)
                        : List.of(state);
        };
    }

    @Override
    public String needs(BroadcastCall input, Reply output) {
        return switch (input) {
            case BroadcastCall.Broadcast broadcast -> "nothing";
            case BroadcastCall.Deliver(int node) ->
                output.equals(Reply.NOTHING) ? "nothing" : output + " as the next message of node " + node;
        };
    }

    @Override
    public long bytes(BroadcastState state) {
        return 32 + state.order().bytes() + state.delivered().bytes();
    }

    @Override
    public String toString() {
        return "broadcast";
    }

    private static int requireNode(int node) {
        if (node < 0 || node >= MAX_NODES) {
            throw new IllegalArgumentException("a node is a number from 0 to " + (MAX_NODES - 1) + ", not " + node);
        }
        return node;
    }
}
