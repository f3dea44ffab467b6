package dev.marionette.sim;

import dev.marionette.sim.trace.TraceFormat;

/** The rule for names that tests and applications give, which must not be mistaken for those of the simulator. */
final class OwnName {

    private OwnName() {}

    /**
     * The name itself.
     *
     * @param what is named, for the message
     * @throws IllegalArgumentException if it is not of the form {@code component.action}, or the component belongs to the simulator
     */
    static String require(String what, String name) {
        int dot = name.indexOf('.');
        if (dot < 0 || !TraceFormat.isName(name)) {
            throw new IllegalArgumentException(what + " is named component.action, in lower-case letters, digits and"
                    + " '_', not '" + name + "'");
        }
        if (isReserved(name, dot)) {
            throw new IllegalArgumentException("'" + name + "' belongs to the simulator's own events;"
                    + " start the name with a component of the application");
        }
        return name;
    }

    private static boolean isReserved(String name, int dot) {
        return switch (dot) {
            case 3 -> name.startsWith("run") || name.startsWith("sim") || name.startsWith("net");
            case 4 -> name.startsWith("task") || name.startsWith("disk") || name.startsWith("node");
            case 5 -> name.startsWith("world") || name.startsWith("check");
            case 6 -> name.startsWith("stream");
            case 7 -> name.startsWith("network") || name.startsWith("buggify") || name.startsWith("profile");
            case 9 -> name.startsWith("invariant");
            default -> false;
        };
    }
}
