package dev.marionette.sim.engine;

import dev.marionette.sim.trace.TraceFormat;
import java.nio.charset.StandardCharsets;

/** The name of one of the simulator's own events, checked and encoded once. */
public final class TraceName {

    final byte[] encoded;

    private TraceName(byte[] encoded) {
        this.encoded = encoded;
    }

    /**
     * The event name {@code component.action}.
     *
     * @throws IllegalArgumentException if it is not a valid name
     */
    public static TraceName of(String name) {
        if (!TraceFormat.isName(name) || name.indexOf('.') < 0) {
            throw new IllegalArgumentException("not an event name: '" + name + "'; write component.action");
        }
        return new TraceName(name.getBytes(StandardCharsets.US_ASCII));
    }
}
