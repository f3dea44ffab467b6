package dev.marionette.api;

/** The character rules shared by the names that end up in a trace. */
final class Names {

    private Names() {}

    /** Accepts lower-case letters, digits and {@code _} in parts joined by single dots. */
    static void requireEventName(String what, String name) {
        boolean dotAllowed = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.' ? !dotAllowed : !isKeyCharacter(c)) {
                throw malformed(what, name, "lower-case letters, digits and '_', in parts joined by '.'");
            }
            dotAllowed = c != '.';
        }
        if (!dotAllowed) {
            throw malformed(what, name, "lower-case letters, digits and '_', in parts joined by '.'");
        }
    }

    /** Accepts lower-case letters, digits and {@code _}. */
    static void requireKey(String name) {
        boolean valid = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            valid &= isKeyCharacter(name.charAt(i));
        }
        if (!valid) {
            throw malformed("field key", name, "one or more lower-case letters, digits and '_'");
        }
    }

    private static boolean isKeyCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static IllegalArgumentException malformed(String what, String name, String rule) {
        return new IllegalArgumentException("a " + what + " is made of " + rule + ", not '" + name + "'");
    }
}
