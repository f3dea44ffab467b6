package dev.marionette.sim.disk.files;

import java.util.regex.PatternSyntaxException;

/** Translates the glob syntax of {@link java.nio.file.FileSystem#getPathMatcher} into a regular expression. */
final class Glob {

    private static final String REGEX_META = ".^$+{[]|()";
    private static final String GLOB_META = "\\*?[{";

    private final String glob;
    private final StringBuilder regex = new StringBuilder("^");
    private int next;
    private boolean inGroup;

    private Glob(String glob) {
        this.glob = glob;
    }

    static String toRegex(String glob) {
        return new Glob(glob).translate();
    }

    private String translate() {
        while (next < glob.length()) {
            char c = glob.charAt(next++);
            switch (c) {
                case '\\' -> quote(escaped());
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> bracket();
                case '{' -> openGroup();
                case '}' -> closeGroup();
                case ',' -> regex.append(inGroup ? ")|(?:" : ",");
                default -> quote(c);
            }
        }
        if (inGroup) {
            throw malformed("a group has no end");
        }
        return regex.append('$').toString();
    }

    private char escaped() {
        if (next == glob.length()) {
            throw malformed("nothing follows the last \\");
        }
        return glob.charAt(next++);
    }

    private void quote(char c) {
        if (REGEX_META.indexOf(c) >= 0 || GLOB_META.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private void star() {
        if (next < glob.length() && glob.charAt(next) == '*') {
            next++;
            regex.append(".*");
        } else {
            regex.append("[^/]*");
        }
    }

    private void openGroup() {
        if (inGroup) {
            throw malformed("groups cannot be nested");
        }
        inGroup = true;
        regex.append("(?:(?:");
    }

    private void closeGroup() {
        regex.append(inGroup ? "))" : "}");
        inGroup = false;
    }

    /** A bracket never matches the separator. */
    private void bracket() {
        regex.append("[[^/]&&[");
        if (next < glob.length() && (glob.charAt(next) == '!' || glob.charAt(next) == '^')) {
            regex.append(glob.charAt(next++) == '!' ? "^" : "\\^");
        }
        if (next < glob.length() && glob.charAt(next) == '-') {
            regex.append("\\-");
            next++;
        }
        while (next < glob.length() && glob.charAt(next) != ']') {
            bracketCharacter(glob.charAt(next++));
        }
        if (next == glob.length()) {
            throw malformed("a bracket has no end");
        }
        next++;
        regex.append("]]");
    }

    private void bracketCharacter(char c) {
        if (c == '/') {
            throw malformed("a bracket cannot hold the separator");
        }
        if (c == '\\' || c == '[' || (c == '&' && next < glob.length() && glob.charAt(next) == '&')) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private PatternSyntaxException malformed(String why) {
        return new PatternSyntaxException(why, glob, Math.max(0, next - 1));
    }
}
