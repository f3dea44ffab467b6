package dev.marionette.sim.node.machine;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import java.util.List;

/**
 * Nodes that share a fate.
 *
 * @param name what the trace calls it
 * @param number from 0, in the order of declaration
 * @param machines its nodes
 */
record Domain(String name, int number, List<Machine> machines) {

    static final String CRASH_FAULT = "node.domain_crash";

    private static final TraceName CRASH = TraceName.of("node.domain_crash");
    private static final TraceKey NAME = TraceKey.of("name");

    /** Writes that all of them crash, which the crash of each follows. */
    void traceCrash(Kernel kernel) {
        kernel.trace(CRASH).literal(NAME, name).end();
        kernel.countFault(CRASH_FAULT);
    }
}
