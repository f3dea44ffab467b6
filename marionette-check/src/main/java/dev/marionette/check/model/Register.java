package dev.marionette.check.model;

import java.util.List;

/** A register: its state is what a read returns. */
record Register(boolean compares) implements Model<Reply, RegisterCall, Reply> {

    @Override
    public Reply initial() {
        return Reply.NOTHING;
    }

    @Override
    public List<Reply> step(Reply state, RegisterCall input, Reply output) {
        return switch (input) {
            case RegisterCall.Read read -> state.equals(output) ? List.of(state) : List.of();
            case RegisterCall.Write write -> output.equals(Reply.DONE) ? List.of(write.value()) : List.of();
            case RegisterCall.Cas cas -> {
                boolean applies = requireComparing(cas).from().equals(state);
                boolean possible = output instanceof Reply.Flag(boolean applied) && applied == applies;
                yield possible ? List.of(applies ? cas.to() : state) : List.of();
            }
        };
    }

    @Override
    public List<Reply> step(Reply state, RegisterCall input) {
        return switch (input) {
            case RegisterCall.Read read -> List.of(state);
            case RegisterCall.Write write -> List.of(write.value());
            case RegisterCall.Cas cas -> List.of(requireComparing(cas).from().equals(state) ? cas.to() : state);
        };
    }

    @Override
    public boolean readsOnly(RegisterCall input) {
        return input instanceof RegisterCall.Read;
    }

    @Override
    public boolean overwrites(RegisterCall input) {
        return input instanceof RegisterCall.Write;
    }

    @Override
    public boolean isBlind(RegisterCall input, Reply output) {
        return input instanceof RegisterCall.Write && output.equals(Reply.DONE);
    }

    @Override
    public boolean readsOnly(RegisterCall input, Reply output) {
        return readsOnly(input) || (input instanceof RegisterCall.Cas && output.equals(Reply.NO));
    }

    @Override
    public boolean leadsTo(Reply state, RegisterCall input, Reply output) {
        return switch (input) {
            case RegisterCall.Read read -> state.equals(output);
            case RegisterCall.Write write -> true;
            case RegisterCall.Cas cas -> cas.from().equals(state) == output.equals(Reply.YES);
        };
    }

    @Override
    public boolean enables(RegisterCall change, RegisterCall input, Reply output) {
        return switch (change) {
            case RegisterCall.Read read -> false;
            case RegisterCall.Write write -> leadsTo(write.value(), input, output);
            case RegisterCall.Cas cas -> leadsTo(cas.to(), input, output);
        };
    }

    @Override
    public String needs(RegisterCall input, Reply output) {
        return switch (input) {
            case RegisterCall.Read read -> "the value " + output;
            case RegisterCall.Write write -> "nothing";
            case RegisterCall.Cas cas -> (output.equals(Reply.YES) ? "the value " : "a value other than ") + cas.from();
        };
    }

    @Override
    public String toString() {
        return compares ? "cas-register" : "register";
    }

    private RegisterCall.Cas requireComparing(RegisterCall.Cas cas) {
        if (!compares) {
            throw new UnsupportedOperationException(cas + ": a plain register has no cas; use the model cas-register");
        }
        return cas;
    }
}
