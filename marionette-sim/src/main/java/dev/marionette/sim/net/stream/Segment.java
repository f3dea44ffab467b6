package dev.marionette.sim.net.stream;

/** What travels on a line from one end of a connection to the other. */
final class Segment {

    private static final byte[] NOTHING = {};

    final Kind kind;
    final byte[] bytes;
    long dueNanos;

    private Segment(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    static Segment of(Kind kind) {
        return new Segment(kind, NOTHING);
    }

    static Segment data(byte[] bytes) {
        return new Segment(Kind.DATA, bytes);
    }

    enum Kind {
        /** Answers the request for a connection (SYN, ACK). */
        OPEN,
        DATA,
        /** Nothing more follows (FIN). */
        FINISH,
        /** The connection is dead (RST). */
        RESET,
        /** Asks whether the other end is still there. */
        PROBE
    }
}
