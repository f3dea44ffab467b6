package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.TraceValue;

/** Why a connection is dead, as the application at one end learns of it. */
enum Failure {
    RESET("Connection reset"),
    REFUSED("Connection refused"),
    TIMED_OUT("Connection timed out"),
    /** This end gave the connection up itself. */
    ABORTED("Socket closed");

    private final String message;
    private final TraceValue traced;

    Failure(String message) {
        this.message = message;
        this.traced = TraceValue.of(name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The text of the exception, which is the one of the JDK on Linux. */
    String message() {
        return message;
    }

    TraceValue traced() {
        return traced;
    }
}
