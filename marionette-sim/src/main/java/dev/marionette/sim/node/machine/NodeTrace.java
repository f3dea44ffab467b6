package dev.marionette.sim.node.machine;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.node.ClockSkew;

/** Writes the events of one node into the trace, and counts its faults. */
final class NodeTrace {

    static final TraceName BOOT = TraceName.of("node.boot");
    static final TraceName EXIT = TraceName.of("node.exit");
    static final TraceName CRASH = TraceName.of("node.crash");
    static final TraceName RESTART = TraceName.of("node.restart");
    static final TraceName STOP = TraceName.of("node.stop");
    static final TraceName WIPE = TraceName.of("node.wipe");
    static final TraceName PAUSE = TraceName.of("node.pause");
    static final TraceName RESUME = TraceName.of("node.resume");

    static final String CRASH_FAULT = "node.crash";
    static final String STOP_FAULT = "node.stop";
    static final String WIPE_FAULT = "node.wipe";
    static final String PAUSE_FAULT = "node.pause";
    static final String SKEW_FAULT = "node.clock_skew";
    static final String STEP_FAULT = "node.clock_step";

    private static final TraceName SKEW = TraceName.of("node.skew");
    private static final TraceName CLOCK_STEP = TraceName.of("node.clock_step");
    private static final TraceKey NODE = TraceKey.of("node");
    private static final TraceKey COUNT = TraceKey.of("boot");
    private static final TraceKey NANOS = TraceKey.of("ns");
    private static final TraceKey OFFSET = TraceKey.of("offset_ns");
    private static final TraceKey DRIFT = TraceKey.of("drift_ppm");
    private static final TraceKey AMPLITUDE = TraceKey.of("amplitude_ns");
    private static final TraceKey PERIOD = TraceKey.of("period_ns");
    private static final TraceKey STEPS = TraceKey.of("steps");
    private static final TraceKey BY = TraceKey.of("by_ns");

    private final Kernel kernel;
    private final int node;

    NodeTrace(Kernel kernel, int node) {
        this.kernel = kernel;
        this.node = node;
    }

    void event(TraceName name) {
        begin(name).end();
    }

    void event(TraceName name, long nanos) {
        begin(name).num(NANOS, nanos).end();
    }

    void boot(int number) {
        begin(BOOT).num(COUNT, number).end();
    }

    void fault(TraceName name, String fault) {
        event(name);
        kernel.countFault(fault);
    }

    void skew(ClockSkew skew) {
        TraceWriter line = begin(SKEW);
        line.num(OFFSET, skew.offsetNanos());
        line.num(DRIFT, skew.driftPpm());
        if (!skew.steps().isEmpty()) {
            line.num(STEPS, skew.steps().size());
        }
        if (!skew.wave().isFlat()) {
            line.num(AMPLITUDE, skew.wave().amplitudeNanos());
            line.num(PERIOD, skew.wave().periodNanos());
        }
        line.end();
    }

    void clockStep(long byNanos) {
        begin(CLOCK_STEP).num(BY, byNanos).end();
    }

    private TraceWriter begin(TraceName name) {
        return kernel.trace(name).num(NODE, node);
    }
}
