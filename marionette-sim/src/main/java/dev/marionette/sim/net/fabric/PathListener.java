package dev.marionette.sim.net.fabric;

/** Traffic that may wait for a clog to end. */
public interface PathListener {

    /** The test clogged a path until an instant. What is held up goes on then, before whatever was planned for that instant since. */
    default void clogged(Path path, long untilNanos) {}

    /** The clog of a path ended before its time. */
    void unclogged(Path path);
}
