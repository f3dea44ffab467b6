package dev.marionette.check.model;

import java.util.List;
import java.util.Optional;

/** A key-value store, key by key: a state is the value of one key, since no operation is about two. */
record Kv() implements Model<String, KvCall, Reply> {

    @Override
    public String initial() {
        return "";
    }

    @Override
    public List<String> step(String state, KvCall input, Reply output) {
        if (input instanceof KvCall.Get) {
            return output instanceof Reply.Text(String text) && text.equals(state) ? List.of(state) : List.of();
        }
        return output.equals(Reply.DONE) ? step(state, input) : List.of();
    }

    @Override
    public List<String> step(String state, KvCall input) {
        return switch (input) {
            case KvCall.Get get -> List.of(state);
            case KvCall.Put put -> List.of(put.value());
            case KvCall.Append append -> List.of(state.concat(append.value()));
        };
    }

    @Override
    public Optional<?> partition(KvCall input) {
        return Optional.of(input.key());
    }

    @Override
    public boolean readsOnly(KvCall input) {
        return input instanceof KvCall.Get;
    }

    @Override
    public boolean extendsOnly(KvCall input) {
        return input instanceof KvCall.Append;
    }

    @Override
    public boolean overwrites(KvCall input) {
        return input instanceof KvCall.Put;
    }

    @Override
    public boolean isBlind(KvCall input, Reply output) {
        return !(input instanceof KvCall.Get) && output.equals(Reply.DONE);
    }

    @Override
    public boolean leadsTo(String state, KvCall read, Reply output) {
        return output instanceof Reply.Text(String text) && text.startsWith(state);
    }

    @Override
    public boolean leadsTo(String state, KvCall extension, KvCall read, Reply output) {
        return !(extension instanceof KvCall.Append(String key, String value))
                || (output instanceof Reply.Text(String text) && text.startsWith(value, state.length()));
    }

    @Override
    public String needs(KvCall input, Reply output) {
        return input instanceof KvCall.Get ? "the value " + output : "nothing";
    }

    @Override
    public long bytes(String state) {
        return 64 + 2L * state.length();
    }

    @Override
    public String toString() {
        return "kv";
    }
}
