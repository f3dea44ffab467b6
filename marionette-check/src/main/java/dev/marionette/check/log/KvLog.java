package dev.marionette.check.log;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryLines;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Reply;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads logs of a key-value store, one EDN map a line:
 *
 * <pre>
 * {:process 3, :type :invoke, :f :append, :key "0", :value "x 3 0 y"}
 * </pre>
 *
 * <p>The value of a {@code :get} is nil when it is invoked, and the text that was read when it is {@code :ok}; the value of a {@code :put} or
 * {@code :append} is the text that is written, or nil in its completion. The keys may stand in any order. {@code :fail} and {@code :info} mean what they mean in Jepsen. The log has
 * no instants, so an event's instant is its place, from 0. An empty log is an empty history.
 */
public final class KvLog {

    private final History.Builder<KvCall, Reply> builder = History.builder();
    private final Map<Integer, KvCall> open = new HashMap<>();
    private int events;

    private KvLog() {}

    /**
     * Reads a log.
     *
     * @param source not closed
     * @throws HistoryFormatException at the first line that is wrong
     * @throws IOException if the source cannot be read
     */
    public static History<KvCall, Reply> read(Reader source) throws IOException {
        KvLog log = new KvLog();
        HistoryLines lines = new HistoryLines(source);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            try {
                log.add(line.get());
            } catch (IllegalArgumentException e) {
                throw new HistoryFormatException(lines.number(), e);
            }
        }
        return log.builder.build();
    }

    private void add(String line) {
        if (line.isBlank()) {
            return;
        }
        EdnMap map = EdnMap.parse(line);
        int process = map.process();
        String type = map.keyword(":type");
        if (type.equals(":invoke")) {
            KvCall call = call(map);
            builder.invoke(events, process, call);
            open.put(process, call);
        } else {
            complete(process, type, map);
        }
        events++;
    }

    private void complete(int process, String type, EdnMap map) {
        KvCall call = open.remove(process);
        if (call == null) {
            // The builder says what is wrong.
            builder.unknown(events, process);
            return;
        }
        Optional<String> value = map.text(":value");
        boolean read = call instanceof KvCall.Get;
        KvCall told = read || value.isEmpty() ? KvLog.call(map, written(call)) : call(map);
        if (!told.equals(call)) {
            throw new IllegalArgumentException("process " + process + " has " + HistoryLines.excerpt(call.toString())
                    + " open, not " + HistoryLines.excerpt(told.toString()));
        }
        builder.complete(events, process, outcome(call, type, value));
    }

    private static Outcome<Reply> outcome(KvCall call, String type, Optional<String> value) {
        boolean read = call instanceof KvCall.Get;
        return switch (type) {
            case ":ok" -> {
                if (read && value.isEmpty()) {
                    throw new IllegalArgumentException("the value of a :get that is :ok is a text, not nil");
                }
                yield new Outcome.Ok<>(read ? Reply.text(value.orElseThrow()) : Reply.DONE);
            }
            case ":fail" -> new Outcome.Failed<>();
            case ":info" -> read ? new Outcome.Failed<>() : new Outcome.Unknown<>();
            default ->
                throw new IllegalArgumentException(
                        "expected :invoke, :ok, :fail or :info, found " + HistoryLines.excerpt(type));
        };
    }

    private static String written(KvCall call) {
        return switch (call) {
            case KvCall.Get get -> "";
            case KvCall.Put put -> put.value();
            case KvCall.Append append -> append.value();
        };
    }

    private static KvCall call(EdnMap map) {
        Optional<String> value = map.text(":value");
        boolean read = map.keyword(":f").equals(":get");
        if (read == value.isPresent()) {
            throw new IllegalArgumentException(
                    read ? "the value of a :get is nil when it is invoked" : "the value to be written is nil");
        }
        return call(map, value.orElse(""));
    }

    private static KvCall call(EdnMap map, String value) {
        String key = map.text(":key").orElseThrow(() -> new IllegalArgumentException("the :key is nil"));
        String operation = map.keyword(":f");
        return switch (operation) {
            case ":get" -> new KvCall.Get(key);
            case ":put" -> new KvCall.Put(key, value);
            case ":append" -> new KvCall.Append(key, value);
            default ->
                throw new IllegalArgumentException(
                        "expected :get, :put or :append, found " + HistoryLines.excerpt(operation));
        };
    }
}
