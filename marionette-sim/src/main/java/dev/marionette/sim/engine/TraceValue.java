package dev.marionette.sim.engine;

import dev.marionette.sim.trace.TraceFormat;

/** A value of a field, encoded once and written many times, such as a file's path or the name of an outcome. */
public final class TraceValue {

    final byte[] encoded;

    private TraceValue(byte[] encoded) {
        this.encoded = encoded;
    }

    /** The percent-encoded form of any text. */
    public static TraceValue of(String text) {
        return new TraceValue(TraceFormat.encode(text));
    }
}
