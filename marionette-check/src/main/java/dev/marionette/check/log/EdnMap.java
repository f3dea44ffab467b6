package dev.marionette.check.log;

import dev.marionette.check.history.HistoryLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flat EDN map with the keys of an event and no others. Values are kept as they are written, except that a text is kept behind a quotation mark,
 * without its escapes.
 */
final class EdnMap {

    private static final List<String> KEYS = List.of(":process", ":type", ":f", ":key", ":value");

    private final Map<String, String> values;

    private EdnMap(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a map.
     *
     * @throws IllegalArgumentException if it is none, or a key is missing, unknown or there twice
     */
    static EdnMap parse(String line) {
        List<String> forms = new Scanner(line).forms();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < forms.size(); i += 2) {
            String key = forms.get(i);
            if (!KEYS.contains(key) || values.put(key, forms.get(i + 1)) != null) {
                throw new IllegalArgumentException(
                        "a map has each of the keys " + KEYS + " once, and not " + HistoryLines.excerpt(key));
            }
        }
        if (values.size() != KEYS.size() || forms.size() % 2 != 0) {
            throw new IllegalArgumentException(
                    "a map has each of the keys " + KEYS + " once, but this is " + HistoryLines.excerpt(line));
        }
        return new EdnMap(values);
    }

    int process() {
        String value = value(":process");
        try {
            int process = Integer.parseInt(value);
            if (process >= 0) {
                return process;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(notAProcess(value), e);
        }
        throw new IllegalArgumentException(notAProcess(value));
    }

    String keyword(String key) {
        return value(key);
    }

    /** A text, or nothing for nil. */
    Optional<String> text(String key) {
        String value = value(key);
        if (value.equals("nil")) {
            return Optional.empty();
        }
        if (!value.startsWith("\"")) {
            throw new IllegalArgumentException(
                    "the " + key + " is a text in quotation marks or nil, not " + HistoryLines.excerpt(value));
        }
        return Optional.of(value.substring(1));
    }

    private String value(String key) {
        return values.getOrDefault(key, "");
    }

    private static String notAProcess(String value) {
        return "a process is a number from 0 to 2147483647, not " + HistoryLines.excerpt(value);
    }

    /** Takes a line apart. */
    private static final class Scanner {

        private final String line;
        private int next;

        Scanner(String line) {
            this.line = line;
        }

        /** What stands between the braces; an event has few forms, so many of them are refused early. */
        List<String> forms() {
            skipBlank();
            require('{');
            List<String> forms = new ArrayList<>();
            for (skipBlank(); peek() != '}'; skipBlank()) {
                if (forms.size() == 2 * KEYS.size()) {
                    throw unexpected();
                }
                forms.add(peek() == '"' ? text() : word());
            }
            require('}');
            skipBlank();
            if (next < line.length()) {
                throw unexpected();
            }
            return forms;
        }

        private String word() {
            int start = next;
            while (next < line.length() && " \t,{}\"".indexOf(line.charAt(next)) < 0) {
                next++;
            }
            if (next == start) {
                throw unexpected();
            }
            return line.substring(start, next);
        }

        private String text() {
            require('"');
            StringBuilder text = new StringBuilder("\"");
            while (peek() != '"') {
                char c = line.charAt(next++);
                text.append(c == '\\' ? escaped() : c);
            }
            require('"');
            return text.toString();
        }

        private char escaped() {
            char c = peek();
            next++;
            return switch (c) {
                case '"', '\\' -> c;
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'u' -> {
                    if (next + 4 > line.length()) {
                        throw unexpected();
                    }
                    next += 4;
                    yield (char) Integer.parseInt(line, next - 4, next, 16);
                }
                default -> throw new IllegalArgumentException("no text has the escape \\" + c);
            };
        }

        private void skipBlank() {
            while (next < line.length() && " \t,".indexOf(line.charAt(next)) >= 0) {
                next++;
            }
        }

        /** The next character; the map must not end before it. */
        private char peek() {
            if (next >= line.length()) {
                throw new IllegalArgumentException("the map does not end: " + HistoryLines.excerpt(line));
            }
            return line.charAt(next);
        }

        private void require(char expected) {
            if (next >= line.length() || line.charAt(next) != expected) {
                throw unexpected();
            }
            next++;
        }

        private IllegalArgumentException unexpected() {
            String rest = next < line.length() ? HistoryLines.excerpt(line.substring(next)) : "the end of the line";
            return new IllegalArgumentException(
                    "expected a map of " + KEYS + ", found " + rest + " at character " + (next + 1));
        }
    }
}
