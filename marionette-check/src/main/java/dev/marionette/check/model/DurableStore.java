package dev.marionette.check.model;

import java.util.List;

/** A store on a disk that loses power: a crash takes an end of the writes that were not forced. */
record DurableStore() implements Model<DurableState, DurableCall, Reply> {

    @Override
    public DurableState initial() {
        return DurableState.EMPTY;
    }

    @Override
    public List<DurableState> step(DurableState state, DurableCall input, Reply output) {
        if (input instanceof DurableCall.Get(long key)) {
            Long value = state.get(key);
            Reply told = value == null ? Reply.NOTHING : Reply.value(value);
            return told.equals(output) ? List.of(state) : List.of();
        }
        if (output.equals(Reply.NOTHING)) {
            return step(state, input);
        }
        return output.equals(Reply.DONE) ? done(state, input) : List.of();
    }

    @Override
    public List<DurableState> step(DurableState state, DurableCall input) {
        return switch (input) {
            case DurableCall.Get get -> List.of(state);
            case DurableCall.Write(List<DurableCall.Change> changes, boolean forced) -> {
                DurableState written = state.write(changes);
                yield forced ? distinct(List.of(written.force(), written, state)) : List.of(written, state);
            }
            case DurableCall.Force force -> distinct(List.of(state.force(), state));
            case DurableCall.Restart restart -> done(state, restart);
            case DurableCall.PowerLoss loss -> done(state, loss);
        };
    }

    @Override
    public boolean readsOnly(DurableCall input) {
        return input instanceof DurableCall.Get;
    }

    @Override
    public String needs(DurableCall input, Reply output) {
        return input instanceof DurableCall.Get(long key) ? "the value " + output + " for key " + key : "nothing";
    }

    @Override
    public long bytes(DurableState state) {
        return state.bytes();
    }

    @Override
    public String toString() {
        return "durable";
    }

    private static List<DurableState> done(DurableState state, DurableCall input) {
        return switch (input) {
            case DurableCall.Get get -> List.of(state);
            case DurableCall.Write(List<DurableCall.Change> changes, boolean forced) -> {
                DurableState written = state.write(changes);
                yield List.of(forced ? written.force() : written);
            }
            case DurableCall.Force force -> List.of(state.force());
            case DurableCall.Restart restart -> state.sinceForce();
            case DurableCall.PowerLoss loss ->
                distinct(state.sinceForce().stream().map(DurableState::force).toList());
        };
    }

    private static List<DurableState> distinct(List<DurableState> states) {
        return states.stream().distinct().toList();
    }
}
