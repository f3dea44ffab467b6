package dev.marionette.examples.register;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One line of a history: a process begins an operation, or learns how it ended. The text form is that of docs/history-format.md.
 *
 * @param atNanos when, in nanoseconds from an arbitrary origin, never less than in the line before
 * @param process who; a process does one thing at a time
 * @param phase which of the two, and how it ended
 * @param operation what is done, such as {@code write}
 * @param values the arguments at an invocation, arguments and results at a completion
 */
record HistoryEvent(long atNanos, int process, Phase phase, String operation, List<String> values) {

    HistoryEvent {
        values = List.copyOf(values);
    }

    /** Reads a line. */
    static HistoryEvent parse(String line) {
        List<String> parts =
                Arrays.stream(line.split(" ", -1)).map(HistoryEvent::decode).toList();
        if (parts.size() < 4) {
            throw new IllegalArgumentException(
                    "a line of a history is INSTANT PROCESS PHASE OPERATION [VALUE]..., not '" + line + "'");
        }
        return new HistoryEvent(
                Long.parseLong(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Phase.named(parts.get(2)),
                parts.get(3),
                parts.subList(4, parts.size()));
    }

    /** The line, without its end. */
    String text() {
        return atNanos + " " + process + " " + phase.label() + " " + encode(operation)
                + values.stream().map(value -> " " + encode(value)).collect(Collectors.joining());
    }

    private static String encode(String token) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : token.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 0x7f && b != '%';
            encoded.append(plain ? Character.toString(b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return encoded.toString();
    }

    private static String decode(String token) {
        byte[] bytes = new byte[token.length()];
        int length = 0;
        int i = 0;
        while (i < token.length()) {
            boolean escaped = token.charAt(i) == '%';
            bytes[length++] = (byte) (escaped ? Integer.parseInt(token, i + 1, i + 3, 16) : token.charAt(i));
            i += escaped ? 3 : 1;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** What a line tells. */
    enum Phase {
        /** The process begins the operation. */
        INVOKE,
        /** It took place. */
        OK,
        /** It did not take place, and never will. */
        FAILED,
        /** It may have taken place, may do so at any later time, or never. */
        UNKNOWN;

        static Phase named(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
