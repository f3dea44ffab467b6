package dev.marionette.launcher;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One JSON object (RFC 8259) on one line, its members in the order they were put. */
final class JsonObject {

    private final StringBuilder members = new StringBuilder();

    JsonObject put(String key, String value) {
        return putRaw(key, quoted(value));
    }

    JsonObject put(String key, long value) {
        return putRaw(key, Long.toString(value));
    }

    JsonObject put(String key, boolean value) {
        return putRaw(key, Boolean.toString(value));
    }

    JsonObject put(String key, JsonObject value) {
        return putRaw(key, value.toString());
    }

    JsonObject putTexts(String key, List<String> values) {
        return putRaw(key, values.stream().map(JsonObject::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    JsonObject putObjects(String key, List<JsonObject> values) {
        return putRaw(key, values.stream().map(JsonObject::toString).collect(Collectors.joining(",", "[", "]")));
    }

    JsonObject putCounts(String key, Map<String, Long> counts) {
        JsonObject object = new JsonObject();
        counts.forEach(object::put);
        return put(key, object);
    }

    private JsonObject putRaw(String key, String json) {
        members.append(members.isEmpty() ? "" : ",")
                .append(quoted(key))
                .append(':')
                .append(json);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // Escaped surrogates are valid alone and in pairs.
                quoted.append("\\u").append(hex(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }

    /** The object as JSON. */
    @Override
    public String toString() {
        return "{" + members + "}";
    }
}
