package dev.marionette.check.model;

import java.util.List;

/** A lock with fencing tokens. An acquisition with an unknown result has a token that nobody knows: at least one more than the last. */
record FencedLock() implements Model<LockState, LockCall, Reply> {

    @Override
    public LockState initial() {
        return new LockState(LockState.FREE, 0, 0);
    }

    @Override
    public List<LockState> step(LockState state, LockCall input, Reply output) {
        return switch (input) {
            case LockCall.Acquire acquire -> acquire(state, acquire, output);
            case LockCall.Release release ->
                tells(output, state.holder() == release.client()) ? step(state, input) : List.of();
            case LockCall.Use use -> tells(output, use.token() >= state.fence()) ? step(state, input) : List.of();
        };
    }

    @Override
    public List<LockState> step(LockState state, LockCall input) {
        return List.of(
                switch (input) {
                    case LockCall.Acquire(int client) ->
                        state.holder() == LockState.FREE
                                ? new LockState(client, state.token() + 1, state.fence())
                                : state;
                    case LockCall.Release(int client) ->
                        state.holder() == client ? new LockState(LockState.FREE, state.token(), state.fence()) : state;
                    case LockCall.Use(long token) ->
                        token > state.fence() ? new LockState(state.holder(), state.token(), token) : state;
                });
    }

    @Override
    public String needs(LockCall input, Reply output) {
        return switch (input) {
            case LockCall.Acquire acquire ->
                output instanceof Reply.Value(long token)
                        ? "the lock free, and no token from " + token + " on given out"
                        : "the lock held";
            case LockCall.Release release ->
                "the lock " + (output.equals(Reply.YES) ? "" : "not ") + "held by client " + release.client();
            case LockCall.Use use ->
                "a resource that has " + (output.equals(Reply.YES) ? "not " : "") + "seen a token above " + use.token();
        };
    }

    @Override
    public String toString() {
        return "lock";
    }

    private static List<LockState> acquire(LockState state, LockCall.Acquire acquire, Reply output) {
        boolean free = state.holder() == LockState.FREE;
        if (output instanceof Reply.Value(long token)) {
            boolean possible = free && token > state.token();
            return possible ? List.of(new LockState(acquire.client(), token, state.fence())) : List.of();
        }
        return output.equals(Reply.NOTHING) && !free ? List.of(state) : List.of();
    }

    private static boolean tells(Reply output, boolean expected) {
        return output instanceof Reply.Flag(boolean told) && told == expected;
    }
}
