package dev.marionette.sim.engine;

import dev.marionette.sim.trace.TraceFormat;
import java.nio.charset.StandardCharsets;

/** The key of a field of the simulator's own events, checked and encoded once. */
public final class TraceKey {

    /** Space, key and equals sign. */
    final byte[] encoded;

    private TraceKey(byte[] encoded) {
        this.encoded = encoded;
    }

    /**
     * A field key.
     *
     * @throws IllegalArgumentException if it is not a valid key
     */
    public static TraceKey of(String key) {
        if (!TraceFormat.isKey(key)) {
            throw new IllegalArgumentException("not a field key: '" + key + "'");
        }
        return new TraceKey((" " + key + "=").getBytes(StandardCharsets.US_ASCII));
    }
}
