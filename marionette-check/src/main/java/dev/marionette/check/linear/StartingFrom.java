package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.List;

/** A model whose objects begin in another state. */
record StartingFrom<S, I, O>(Model<S, I, O> model, S initial) implements Model<S, I, O> {

    @Override
    public List<S> step(S state, I input, O output) {
        return model.step(state, input, output);
    }

    @Override
    public List<S> step(S state, I input) {
        return model.step(state, input);
    }

    @Override
    public boolean readsOnly(I input) {
        return model.readsOnly(input);
    }

    @Override
    public boolean readsOnly(I input, O output) {
        return model.readsOnly(input, output);
    }

    @Override
    public boolean extendsOnly(I input) {
        return model.extendsOnly(input);
    }

    @Override
    public boolean overwrites(I input) {
        return model.overwrites(input);
    }

    @Override
    public boolean isBlind(I input, O output) {
        return model.isBlind(input, output);
    }

    @Override
    public boolean leadsTo(S state, I read, O output) {
        return model.leadsTo(state, read, output);
    }

    @Override
    public boolean leadsTo(S state, I extension, I read, O output) {
        return model.leadsTo(state, extension, read, output);
    }

    @Override
    public boolean enables(I change, I input, O output) {
        return model.enables(change, input, output);
    }

    @Override
    public long bytes(S state) {
        return model.bytes(state);
    }
}
