package dev.marionette.launcher;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Notation;
import dev.marionette.check.log.JepsenLog;
import dev.marionette.check.log.KvLog;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import dev.marionette.sim.text.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be named on the command line.
 *
 * @param name as it is written there
 * @param model the model
 * @param notation of its histories in Marionette's own form
 * @param log the format of logs that it is made for, if there is one
 */
record CheckedModel<I>(
        String name,
        Model<?, I, Reply> model,
        Notation<I, Reply> notation,
        @Nullable Log<I> log) {

    /** What a log looks like. */
    enum Format {
        JEPSEN("jepsen"),
        KV_LOG("kv-log"),
        MARIONETTE("marionette");

        private final String label;

        Format(String label) {
            this.label = label;
        }

        /**
         * The format with this name.
         *
         * @throws UsageException if there is none
         */
        static Format named(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.label.equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new UsageException("unknown format '" + name + "'; write jepsen, kv-log or marionette"));
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * A foreign format.
     *
     * @param format which
     * @param reader reads it
     */
    record Log<I>(Format format, Source<I> reader) {}

    /** Reads a history. */
    interface Source<I> {
        History<I, Reply> read(Reader source) throws IOException;
    }

    private static final Log<RegisterCall> JEPSEN = new Log<>(Format.JEPSEN, JepsenLog::read);

    private static final List<CheckedModel<?>> ALL = List.of(
            new CheckedModel<>("register", Models.register(), Notations.register(), JEPSEN),
            new CheckedModel<>("cas-register", Models.casRegister(), Notations.register(), JEPSEN),
            new CheckedModel<>("kv", Models.kv(), Notations.kv(), new Log<>(Format.KV_LOG, KvLog::read)),
            new CheckedModel<>("set", Models.set(), Notations.set(), null),
            new CheckedModel<>("queue", Models.queue(), Notations.queue(), null),
            new CheckedModel<>("lock", Models.lock(), Notations.lock(), null),
            new CheckedModel<>("counter", Models.counter(), Notations.counter(), null),
            new CheckedModel<>("log", Models.log(), Notations.log(), null),
            new CheckedModel<>("durable", Models.durable(), Notations.durable(), null),
            new CheckedModel<>("broadcast", Models.broadcast(), Notations.broadcast(), null));

    /**
     * The model with this name.
     *
     * @throws UsageException if there is none; it names all
     */
    static CheckedModel<?> named(String name) {
        return ALL.stream()
                .filter(model -> model.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown model '" + name + "'; " + remedy(name)));
    }

    /** What a log in this format is a history of, unless something else is said; nothing if that is open. */
    static Optional<CheckedModel<?>> impliedBy(Format format) {
        return switch (format) {
            case JEPSEN -> Optional.of(named("cas-register"));
            case KV_LOG -> Optional.of(named("kv"));
            case MARIONETTE -> Optional.empty();
        };
    }

    /** Whether histories of this model come in this format. */
    boolean isReadFrom(Format format) {
        return format == Format.MARIONETTE || (log != null && log.format() == format);
    }

    /** All names, separated by commas. */
    static String names() {
        return String.join(", ", new Names());
    }

    private static String remedy(String name) {
        List<String> nearest =
                Nearest.to(name, ALL.stream().map(CheckedModel::name).toList());
        String all = "there are " + names();
        return nearest.isEmpty() ? all : "did you mean " + String.join(" or ", nearest) + "? " + all;
    }

    /** For picocli. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ALL.stream().map(CheckedModel::name).iterator();
        }
    }
}
