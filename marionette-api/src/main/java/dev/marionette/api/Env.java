package dev.marionette.api;

import dev.marionette.api.disk.Disk;
import java.util.random.RandomGenerator;

/**
 * Everything that a piece of application code may see of the machine it runs on.
 *
 * <p>An {@code Env} belongs to one node. The production module hands one out over the real machine, the simulation one over a simulated
 * machine whose every answer follows from a seed. No method here can inject a fault: that power stays with the test.
 *
 * <p>Thread rule: in production, safe for use by any thread; in a simulation, only by the tasks of the world it belongs to.
 */
public interface Env {

    /** The node this environment belongs to; node 0 where there is only one. */
    NodeId node();

    /** Files, time and threads, as JDK interfaces. */
    Io io();

    /** The sector disk of this node. It shares its files with {@link Io#root()}. */
    Disk disk();

    /** Where this node's application events go: into the trace of a simulation, to a logger or nowhere in production. */
    Recorder recorder();

    /**
     * Randomness for application decisions, such as back-off and sampling; seeded in a simulation, from the host's entropy in production.
     * Not for cryptography.
     */
    RandomGenerator random();

    /**
     * Asks whether an unlikely path should be taken on purpose here, so that a test reaches it often.
     *
     * <p>Always {@code false} in production. In a simulation a hook is active in about half of all seeds, and an active hook fires at
     * {@code rate}; each answer of an active hook is in the trace. The idea is FoundationDB's {@code BUGGIFY}.
     */
    boolean buggify(Hook hook, Rate rate);
}
