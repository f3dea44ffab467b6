package dev.marionette.check.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A setting that faults of a plan put their own value in the place of, for a while. The value that was put last counts; when all are gone, the
 * one from before the first is back.
 */
final class Setting<T> {

    private final Supplier<T> read;
    private final Consumer<T> write;
    private final List<Layer<T>> layers = new ArrayList<>(1);
    private @Nullable Layer<T> base;

    Setting(Supplier<T> read, Consumer<T> write) {
        this.read = read;
        this.write = write;
    }

    /** Puts a value; what is returned takes it away again. */
    Runnable put(T value) {
        if (layers.isEmpty()) {
            base = new Layer<>(read.get());
        }
        Layer<T> layer = new Layer<>(value);
        layers.add(layer);
        write.accept(value);
        return () -> take(layer);
    }

    private void take(Layer<T> layer) {
        layers.remove(layer);
        Layer<T> top = layers.isEmpty() ? base : layers.getLast();
        if (top != null) {
            write.accept(top.value);
        }
    }

    /** Equal to itself alone: two faults may put the same value. */
    private static final class Layer<T> {
        private final T value;

        Layer(T value) {
            this.value = value;
        }
    }
}
