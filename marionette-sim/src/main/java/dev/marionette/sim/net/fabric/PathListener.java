package dev.marionette.sim.net.fabric;

/** Traffic that may wait for a clog to end. */
public interface PathListener {

    /** The clog of a path ended before its time. */
    void unclogged(Path path);
}
