package dev.marionette.check.log;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryLines;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the log lines that Jepsen wrote about a register, as of its etcd test of 2014:
 *
 * <pre>
 * INFO  jepsen.util - 0   :invoke   :cas   [1 4]
 * </pre>
 *
 * <p>Words are separated by any spaces and tabs. A read that failed or timed out has no effect. A cas that failed compared, and did not apply: the
 * value was another. Whatever else failed did not take place. A write or cas of which nothing is known but that it ended, as when it timed out, is unknown; its process may go on.
 *
 * <p>Lines about the nemesis, those of other loggers than {@code jepsen.util}, and the stack traces after warnings and errors are skipped. The log has no instants, so an event's
 * instant is its place, from 0. An empty log is an empty history.
 */
public final class JepsenLog {

    private static final String LOGGER = "jepsen.util";
    private static final String NEMESIS = ":nemesis";
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
    private static final int FIRST_OF_VALUE = 6;

    private final History.Builder<RegisterCall, Reply> builder = History.builder();
    private final Map<Integer, RegisterCall> open = new HashMap<>();
    private boolean inStackTrace;
    private int events;

    private JepsenLog() {}

    /**
     * Reads a log.
     *
     * @param source not closed
     * @throws HistoryFormatException at the first line that is wrong
     * @throws IOException if the source cannot be read
     */
    public static History<RegisterCall, Reply> read(Reader source) throws IOException {
        JepsenLog log = new JepsenLog();
        HistoryLines lines = new HistoryLines(source);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            try {
                log.add(words(line.get()));
            } catch (IllegalArgumentException e) {
                throw new HistoryFormatException(lines.number(), e);
            }
        }
        return log.builder.build();
    }

    /** What spaces and tabs separate, and brackets. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>(8);
        int start = -1;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean bracket = c == '[' || c == ']';
            boolean separates = bracket || c == ' ' || c == '\t';
            if (separates && start >= 0) {
                words.add(line.substring(start, i));
                start = -1;
            } else if (!separates && start < 0) {
                start = i;
            }
            if (bracket) {
                words.add(c == '[' ? "[" : "]");
            }
        }
        if (start >= 0) {
            words.add(line.substring(start));
        }
        return words;
    }

    private void add(List<String> words) {
        if (words.isEmpty() || isNoise(words)) {
            return;
        }
        if (words.size() <= FIRST_OF_VALUE
                || !words.get(0).equals("INFO")
                || !words.get(1).equals(LOGGER)
                || !words.get(2).equals("-")) {
            throw new IllegalArgumentException("expected INFO jepsen.util - PROCESS :TYPE :F VALUE, found "
                    + HistoryLines.excerpt(String.join(" ", words)));
        }
        int process = process(words.get(3));
        String type = words.get(4);
        String operation = words.get(5);
        List<String> value = words.subList(FIRST_OF_VALUE, words.size());
        if (type.equals(":invoke")) {
            RegisterCall call = call(operation, value);
            builder.invoke(events, process, call);
            open.put(process, call);
        } else {
            complete(process, type, operation, value);
        }
        events++;
    }

    /** Whether this is something else that a test of Jepsen logs. */
    private boolean isNoise(List<String> words) {
        String level = words.getFirst();
        if (!LEVELS.contains(level) || words.size() < 3) {
            return inStackTrace;
        }
        boolean operation = words.get(1).equals(LOGGER) && !words.contains(NEMESIS);
        inStackTrace = !operation && (level.equals("WARN") || level.equals("ERROR"));
        return !operation;
    }

    private void complete(int process, String type, String operation, List<String> value) {
        RegisterCall call = open.remove(process);
        if (call == null) {
            // The builder says what is wrong.
            builder.unknown(events, process);
            return;
        }
        if (!operation.equals(name(call))) {
            throw new IllegalArgumentException(
                    "process " + process + " has " + call + " open, not " + HistoryLines.excerpt(operation));
        }
        builder.complete(events, process, outcome(call, type, value));
    }

    private static Outcome<Reply> outcome(RegisterCall call, String type, List<String> value) {
        boolean read = call instanceof RegisterCall.Read;
        boolean explained = value.getFirst().startsWith(":");
        switch (type) {
            case ":ok" -> {
                return new Outcome.Ok<>(read ? register(value) : requireEcho(call, value));
            }
            case ":fail", ":info" -> {
                if (!explained) {
                    requireEcho(call, value);
                }
                if (call instanceof RegisterCall.Cas && type.equals(":fail") && !explained) {
                    return new Outcome.Ok<>(Reply.NO);
                }
                return read || type.equals(":fail") ? new Outcome.Failed<>() : new Outcome.Unknown<>();
            }
            default ->
                throw new IllegalArgumentException(
                        "expected :invoke, :ok, :fail or :info, found " + HistoryLines.excerpt(type));
        }
    }

    /** A completion repeats what was asked for. */
    private static Reply requireEcho(RegisterCall call, List<String> value) {
        if (!call.equals(call(name(call), value))) {
            throw new IllegalArgumentException(
                    "the completion of " + call + " has " + HistoryLines.excerpt(String.join(" ", value)));
        }
        return call instanceof RegisterCall.Cas ? Reply.YES : Reply.DONE;
    }

    private static RegisterCall call(String operation, List<String> value) {
        return switch (operation) {
            case ":read" -> {
                if (value.size() != 1 || !value.getFirst().equals("nil")) {
                    throw new IllegalArgumentException(
                            "expected nil, found " + HistoryLines.excerpt(String.join(" ", value)));
                }
                yield new RegisterCall.Read();
            }
            case ":write" -> RegisterCall.Write.of(number(single(value)));
            case ":cas" -> {
                if (value.size() != 4
                        || !value.getFirst().equals("[")
                        || !value.getLast().equals("]")) {
                    throw new IllegalArgumentException(
                            "expected [FROM TO], found " + HistoryLines.excerpt(String.join(" ", value)));
                }
                yield RegisterCall.Cas.of(number(value.get(1)), number(value.get(2)));
            }
            default ->
                throw new IllegalArgumentException(
                        "expected :read, :write or :cas, found " + HistoryLines.excerpt(operation));
        };
    }

    private static String name(RegisterCall call) {
        return switch (call) {
            case RegisterCall.Read read -> ":read";
            case RegisterCall.Write write -> ":write";
            case RegisterCall.Cas cas -> ":cas";
        };
    }

    private static Reply register(List<String> value) {
        String single = single(value);
        return single.equals("nil") ? Reply.NOTHING : Reply.value(number(single));
    }

    private static String single(List<String> value) {
        if (value.size() != 1) {
            throw new IllegalArgumentException(
                    "expected one value, found " + HistoryLines.excerpt(String.join(" ", value)));
        }
        return value.getFirst();
    }

    private static int process(String word) {
        long process = number(word);
        if (process < 0 || process > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a process is a number from 0 to 2147483647, not " + process);
        }
        return (int) process;
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected a whole number of 64 bits, found " + HistoryLines.excerpt(word), e);
        }
    }
}
