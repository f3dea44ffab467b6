package dev.marionette.check.jqwik;

import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers, characters and texts as Java literals. */
final class JavaLiteral {

    private JavaLiteral() {}

    /**
     * The literal of a number, a character, a text or a truth value; what is none of them as it shows itself.
     *
     * @param target the type of the place where it stands: an {@code int} fits into a {@code long}, and not into an {@code Object} that is to be a
     *     {@code Long}
     */
    static String of(Object value, Class<?> target) {
        return switch (value) {
            case Long number when target == long.class && number == number.intValue() -> number.toString();
            case Long number -> number + "L";
            case Byte number -> "(byte) " + number;
            case Short number -> "(short) " + number;
            case Float number -> floating(number.doubleValue(), "Float", number + "f");
            case Double number -> floating(number, "Double", number.toString());
            case Character character -> character == '\'' ? "'\\''" : "'" + escaped(character) + "'";
            case String text ->
                text.chars()
                        .mapToObj(character -> character == '"' ? "\\\"" : escaped((char) character))
                        .collect(Collectors.joining("", "\"", "\""));
            default -> value.toString();
        };
    }

    /** All 64 bits. */
    static String hexadecimal(long bits) {
        String digits = "0x" + Long.toHexString(bits).toUpperCase(Locale.ROOT);
        return bits == (int) bits && bits >= 0 ? digits : digits + "L";
    }

    private static String floating(double number, String type, String literal) {
        if (Double.isNaN(number)) {
            return type + ".NaN";
        }
        if (Double.isInfinite(number)) {
            return type + (number > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
        }
        return literal;
    }

    private static String escaped(char character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default ->
                character >= ' ' && character < 127
                        ? Character.toString(character)
                        : String.format(Locale.ROOT, "\\u%04x", (int) character);
        };
    }
}
