package dev.marionette.check.timeline;

import java.util.function.Consumer;

/**
 * Writes JSON that may stand inside an HTML page: nothing in it can end the element around it or begin another. For one thread.
 */
final class Json {

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    Json object(Consumer<Json> members) {
        return nest('{', members, '}');
    }

    Json array(Consumer<Json> elements) {
        return nest('[', elements, ']');
    }

    /** The name of the next member; its value follows. */
    Json name(String name) {
        string(name);
        text.append(':');
        first = true;
        return this;
    }

    Json number(long number) {
        separate();
        text.append(number);
        return this;
    }

    Json flag(boolean flag) {
        separate();
        text.append(flag);
        return this;
    }

    Json string(String value) {
        separate();
        text.append('"');
        value.chars().forEach(this::append);
        text.append('"');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Json nest(char open, Consumer<Json> inside, char close) {
        separate();
        text.append(open);
        first = true;
        inside.accept(this);
        text.append(close);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void append(int unit) {
        if (isPlain(unit)) {
            text.append((char) unit);
        } else {
            String hex = Integer.toHexString(unit);
            text.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        }
    }

    private static boolean isPlain(int unit) {
        return unit <= '~' ? unit >= ' ' && "\"\\<>&'".indexOf(unit) < 0 : Character.isLetterOrDigit(unit);
    }
}
