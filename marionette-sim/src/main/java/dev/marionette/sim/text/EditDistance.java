package dev.marionette.sim.text;

/** How many characters must be added, removed or replaced to turn one text into another (Levenshtein, 1966). */
final class EditDistance {

    private EditDistance() {}

    static int between(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            previous = nextRow(previous, i, left.charAt(i - 1), right);
        }
        return previous[right.length()];
    }

    private static int[] nextRow(int[] previous, int row, char letter, String right) {
        int[] current = new int[previous.length];
        current[0] = row;
        for (int j = 1; j < current.length; j++) {
            int replaced = previous[j - 1] + (letter == right.charAt(j - 1) ? 0 : 1);
            current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
        }
        return current;
    }
}
