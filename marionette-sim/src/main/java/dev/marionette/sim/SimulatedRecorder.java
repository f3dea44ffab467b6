package dev.marionette.sim;

import dev.marionette.api.Field;
import dev.marionette.api.Recorder;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.trace.TraceFormat;

/** Writes the application's events into the trace. */
final class SimulatedRecorder implements Recorder {

    private final Kernel kernel;

    SimulatedRecorder(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void record(String name, Field... fields) {
        kernel.requireConfined();
        int dot = name.indexOf('.');
        if (dot < 0 || !TraceFormat.isName(name)) {
            throw new IllegalArgumentException(
                    "an event is named component.action, in lower-case letters, digits and '_'," + " not '" + name
                            + "'");
        }
        if (isReserved(name, dot)) {
            throw new IllegalArgumentException("'" + name + "' belongs to the simulator's own events;"
                    + " start the name with a component of the application");
        }
        kernel.trace().application(name, fields, kernel.nowNanos());
    }

    private static boolean isReserved(String name, int dot) {
        return switch (dot) {
            case 3 -> name.startsWith("run") || name.startsWith("sim") || name.startsWith("net");
            case 4 -> name.startsWith("task") || name.startsWith("disk") || name.startsWith("node");
            case 5 -> name.startsWith("world") || name.startsWith("check");
            case 7 -> name.startsWith("network") || name.startsWith("buggify");
            case 9 -> name.startsWith("invariant");
            default -> false;
        };
    }
}
