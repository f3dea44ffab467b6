package dev.marionette.check.timeline;

/**
 * Text of unknown origin, made fit for a page: what a reader could not see, or what would reorder the text around it, is written as
 * {@code \}{@code u{HEX}}, and of a very long text only the ends are left.
 */
final class Printable {

    private static final int LONGEST = 2_000;
    private static final int HEAD = 1_200;
    private static final int TAIL = 600;

    private Printable() {}

    static String of(String text) {
        StringBuilder printable = new StringBuilder();
        shortened(text).codePoints().forEach(point -> append(printable, point));
        return printable.toString();
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int hidden = text.length() - HEAD - TAIL;
        return text.substring(0, HEAD) + " … " + hidden + " characters … " + text.substring(text.length() - TAIL);
    }

    private static void append(StringBuilder printable, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                printable.append("\\u{").append(Integer.toHexString(point)).append('}');
            default -> printable.appendCodePoint(point);
        }
    }
}
