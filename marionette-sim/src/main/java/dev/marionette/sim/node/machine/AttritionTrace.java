package dev.marionette.sim.node.machine;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.node.Attrition;
import java.util.List;

/** Writes attrition into the trace. */
final class AttritionTrace {

    static final TraceValue CRASH = TraceValue.of("crash");
    static final TraceValue STOP = TraceValue.of("stop");
    static final TraceValue WIPE = TraceValue.of("wipe");

    private static final TraceName FAULTS = TraceName.of("node.faults");
    private static final TraceName ATTRITION = TraceName.of("node.attrition");
    private static final TraceName ROLL = TraceName.of("node.roll");
    private static final TraceKey NODE = TraceKey.of("node");
    private static final TraceKey NODES = TraceKey.of("nodes");
    private static final TraceKey KIND = TraceKey.of("kind");
    private static final TraceKey CRASH_RATE = TraceKey.of("crash");
    private static final TraceKey RESTART_RATE = TraceKey.of("restart");
    private static final TraceKey DOMAIN_RATE = TraceKey.of("domain_crash");
    private static final TraceKey MAX_DOWN = TraceKey.of("max_down");
    private static final TraceKey MIN_UP = TraceKey.of("min_up_ns");
    private static final TraceKey MIN_DOWN = TraceKey.of("min_down_ns");
    private static final TraceKey PENDING_FACTOR = TraceKey.of("pending_factor");
    private static final TraceKey KINDS = TraceKey.of("kinds");
    private static final TraceKey GRACE = TraceKey.of("grace_ns");
    private static final TraceKey RATE = TraceKey.of("rate");
    private static final TraceKey ROLLED = TraceKey.of("roll");
    private static final TraceKey FIRED = TraceKey.of("fired");

    private AttritionTrace() {}

    /** What is set, with all that differs from the usual. */
    static void faults(Kernel kernel, Attrition attrition, List<NodeId> nodes) {
        TraceWriter line = kernel.trace(FAULTS).rate(CRASH_RATE, attrition.crashRate());
        if (!attrition.isNone()) {
            line.rate(RESTART_RATE, attrition.restartRate())
                    .num(MAX_DOWN, attrition.maxDown())
                    .num(MIN_UP, attrition.floors().up().toNanos())
                    .num(MIN_DOWN, attrition.floors().down().toNanos())
                    .num(PENDING_FACTOR, attrition.pendingWriteFactor())
                    .rate(DOMAIN_RATE, attrition.domainRate())
                    .text(NODES, NodeList.of(nodes));
            Attrition.Kinds kinds = attrition.kinds();
            line.text(KINDS, kinds.crash() + "," + kinds.stop() + "," + kinds.wipe())
                    .num(GRACE, kinds.grace().toNanos());
        }
        line.end();
    }

    /** Names the faults that may fire from now on. */
    static void expect(Kernel kernel, Attrition attrition) {
        Attrition.Kinds kinds = attrition.kinds();
        if (kinds.crash() > 0 || !attrition.domainRate().isNever()) {
            kernel.expectFault(NodeTrace.CRASH_FAULT);
        }
        if (kinds.stop() > 0) {
            kernel.expectFault(NodeTrace.STOP_FAULT);
        }
        if (kinds.wipe() > 0) {
            kernel.expectFault(NodeTrace.WIPE_FAULT);
        }
        if (!attrition.domainRate().isNever()) {
            kernel.expectFault(Domain.CRASH_FAULT);
        }
    }

    static void strike(Kernel kernel, NodeId node, TraceValue kind) {
        kernel.trace(ATTRITION).num(NODE, node.index()).value(KIND, kind).end();
    }

    static void roll(Kernel kernel, NodeId node, Rate rate, long roll) {
        kernel.trace(ROLL)
                .num(NODE, node.index())
                .rate(RATE, rate)
                .num(ROLLED, roll)
                .flag(FIRED, roll < rate.numerator())
                .end();
    }
}
