package dev.marionette.sim.disk.files;

import java.nio.file.Path;

/** The path that leads from one path to another. */
final class Relative {

    private Relative() {}

    /** Both absolute or both relative, and not equal. */
    static Path between(NodePath from, NodePath to) {
        boolean dots = hasDots(from) || hasDots(to);
        String[] base = namesOf(dots ? (NodePath) from.normalize() : from);
        String[] target = namesOf(dots ? (NodePath) to.normalize() : to);
        int common = 0;
        while (common < Math.min(base.length, target.length) && base[common].equals(target[common])) {
            common++;
        }
        StringBuilder path = new StringBuilder();
        for (int i = common; i < base.length; i++) {
            if (base[i].equals("..")) {
                throw new IllegalArgumentException("no relative path leads from " + from + " to " + to);
            }
            append(path, "..");
        }
        for (int i = common; i < target.length; i++) {
            append(path, target[i]);
        }
        return from.sibling(path.toString());
    }

    private static String[] namesOf(NodePath path) {
        return path.toString().isEmpty() ? new String[0] : path.names();
    }

    private static boolean hasDots(NodePath path) {
        for (String name : path.names()) {
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static void append(StringBuilder path, String name) {
        if (!path.isEmpty()) {
            path.append('/');
        }
        path.append(name);
    }
}
