package dev.marionette.check.model;

import java.util.List;

/** An append-only log. */
record AppendLog() implements Model<Sequence, LogCall, Reply> {

    @Override
    public Sequence initial() {
        return Sequence.EMPTY;
    }

    @Override
    public List<Sequence> step(Sequence state, LogCall input, Reply output) {
        boolean possible = switch (input) {
            case LogCall.Append append -> output.equals(Reply.DONE) || output.equals(Reply.value(state.size()));
            case LogCall.Read read -> output.equals(entry(state, read.position()));
            case LogCall.Length length -> output.equals(Reply.value(state.size()));
        };
        return possible ? step(state, input) : List.of();
    }

    @Override
    public List<Sequence> step(Sequence state, LogCall input) {
        return List.of(input instanceof LogCall.Append(long value) ? state.append(value) : state);
    }

    @Override
    public boolean readsOnly(LogCall input) {
        return !(input instanceof LogCall.Append);
    }

    @Override
    public boolean extendsOnly(LogCall input) {
        return input instanceof LogCall.Append;
    }

    @Override
    public boolean leadsTo(Sequence state, LogCall read, Reply output) {
        return switch (read) {
            case LogCall.Append append -> !(output instanceof Reply.Value(long position)) || position >= state.size();
            case LogCall.Read(long position) -> position >= state.size() || output.equals(entry(state, position));
            case LogCall.Length length -> output instanceof Reply.Value(long told) && told >= state.size();
        };
    }

    @Override
    public String needs(LogCall input, Reply output) {
        return switch (input) {
            case LogCall.Append append -> output.equals(Reply.DONE) ? "nothing" : "a log of " + output + " entries";
            case LogCall.Read read ->
                output.equals(Reply.NOTHING)
                        ? "a log that ends before position " + read.position()
                        : output + " at position " + read.position();
            case LogCall.Length length -> "a log of " + output + " entries";
        };
    }

    @Override
    public long bytes(Sequence state) {
        return state.bytes();
    }

    @Override
    public String toString() {
        return "log";
    }

    private static Reply entry(Sequence state, long position) {
        boolean there = position >= 0 && position < state.size();
        return there ? Reply.value(state.get((int) position)) : Reply.NOTHING;
    }
}
