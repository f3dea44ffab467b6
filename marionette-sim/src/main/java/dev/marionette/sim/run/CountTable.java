package dev.marionette.sim.run;

import java.util.Map;

/** Counts by kind as text for people: a title and {@code kind=count} for each, in lines that fit a page. */
final class CountTable {

    private static final int WIDTH = 120;

    private CountTable() {}

    /** The lines of a table, each with its end; none if there are no kinds. Further lines are indented to the first kind. */
    static String of(String title, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(title);
        int column = title.length();
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            String count = " " + entry.getKey() + "=" + entry.getValue();
            if (column + count.length() > WIDTH && column > title.length()) {
                text.append('\n').append(" ".repeat(title.length()));
                column = title.length();
            }
            text.append(count);
            column += count.length();
        }
        return text.append('\n').toString();
    }
}
