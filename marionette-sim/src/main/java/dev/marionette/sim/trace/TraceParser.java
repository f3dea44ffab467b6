package dev.marionette.sim.trace;

import java.util.ArrayList;
import java.util.List;

/** Reads the text form of a trace, and accepts nothing that a writer would not have written. */
final class TraceParser {

    private final String text;
    private final List<TraceEvent> events = new ArrayList<>();
    private int position;
    private long line = 1;
    private long lastAtNanos = Long.MIN_VALUE;

    private TraceParser(String text) {
        this.text = text;
    }

    static List<TraceEvent> parse(String text) {
        TraceParser parser = new TraceParser(text);
        parser.parseHeader();
        while (parser.position < text.length()) {
            parser.parseEvent();
        }
        return List.copyOf(parser.events);
    }

    private void parseHeader() {
        String header = nextLine();
        if (!header.equals(TraceFormat.HEADER)) {
            throw problem("expected '" + TraceFormat.HEADER + "', not '" + header + "'");
        }
        line++;
    }

    private void parseEvent() {
        String[] words = nextLine().split(" ", -1);
        if (words.length < 3) {
            throw problem("an event has an index, an instant and a name");
        }
        long index = number(words[0], "event");
        if (index != events.size()) {
            throw problem("expected event " + events.size() + ", not " + index);
        }
        long atNanos = number(words[1], "at");
        if (atNanos < lastAtNanos) {
            throw problem("time goes back from " + lastAtNanos + " to " + atNanos);
        }
        if (!TraceFormat.isName(words[2])) {
            throw problem("'" + words[2] + "' is not an event name");
        }
        lastAtNanos = atNanos;
        events.add(new TraceEvent(index, atNanos, words[2], fields(words)));
        line++;
    }

    private List<TraceEvent.Field> fields(String[] words) {
        List<TraceEvent.Field> fields = new ArrayList<>(words.length - 3);
        for (int i = 3; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 0 || !TraceFormat.isKey(words[i].substring(0, equals))) {
                throw problem("'" + words[i] + "' is not key=value");
            }
            fields.add(new TraceEvent.Field(words[i].substring(0, equals), value(words[i].substring(equals + 1))));
        }
        return fields;
    }

    private String value(String encoded) {
        if (!encoded.equals("%") && !TraceFormat.isLiteral(encoded.replace('%', '.'))) {
            throw problem("'" + encoded + "' is not a value");
        }
        try {
            return TraceFormat.decode(encoded);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private long number(String word, String key) {
        if (word.startsWith(key + "=")) {
            try {
                return Long.parseLong(word.substring(key.length() + 1));
            } catch (NumberFormatException e) {
                throw problem("'" + word + "' needs a whole number");
            }
        }
        throw problem("expected " + key + "=…, not '" + word + "'");
    }

    private String nextLine() {
        int end = text.indexOf('\n', position);
        if (end < 0) {
            throw problem("the last line has no line end; the trace is cut short");
        }
        String found = text.substring(position, end);
        position = end + 1;
        return found;
    }

    private TraceFormatException problem(String text) {
        return new TraceFormatException(line, text);
    }
}
