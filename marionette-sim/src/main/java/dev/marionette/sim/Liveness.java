package dev.marionette.sim;

import dev.marionette.api.NodeId;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Stop;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.node.NodeControl;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a program gets on once its faults have ended. Confined to its world. */
final class Liveness {

    private static final TraceName TRANSITION = TraceName.of("world.liveness");
    private static final TraceName EXPECTED = TraceName.of("check.expected");
    private static final TraceName REACHED = TraceName.of("check.reached");
    private static final TraceKey CORE = TraceKey.of("core");
    private static final TraceKey NAME = TraceKey.of("name");
    private static final TraceKey WITHIN = TraceKey.of("within_ns");
    private static final TraceKey AFTER = TraceKey.of("after_ns");

    private final Kernel kernel;
    private List<? extends NodeControl> core = List.of();

    Liveness(Kernel kernel) {
        this.kernel = kernel;
    }

    /** From now on the nodes of this core have to get on. */
    void begin(List<? extends NodeControl> newCore) {
        core = List.copyOf(newCore);
        String numbers =
                core.stream().map(NodeControl::id).map(NodeId::toString).collect(Collectors.joining(","));
        kernel.trace(TRANSITION).text(CORE, numbers).end();
    }

    void expect(String goal, Duration limit, Condition condition) throws Exception {
        long sinceNanos = kernel.nowNanos();
        long untilNanos = Math.addExact(sinceNanos, limit.toNanos());
        kernel.trace(EXPECTED)
                .text(NAME, goal)
                .num(WITHIN, untilNanos - sinceNanos)
                .end();
        while (!condition.holds()) {
            if (kernel.nowNanos() >= untilNanos) {
                kernel.fail(Stop.Kind.LIVENESS, goal, describe(untilNanos - sinceNanos), null);
            }
            kernel.awaitUntil(Math.min(untilNanos, kernel.tickAfterNextActivity()), goal);
        }
        kernel.trace(REACHED)
                .text(NAME, goal)
                .num(AFTER, kernel.nowNanos() - sinceNanos)
                .end();
    }

    private String describe(long nanos) {
        StringBuilder text = new StringBuilder("not so after " + nanos + " ns of simulated time");
        for (NodeControl node : core) {
            text.append("\ncore node ").append(node.id()).append(": ").append(state(node));
        }
        return text.toString();
    }

    private static String state(NodeControl node) {
        return switch (node.state()) {
            case IDLE -> "no process was booted";
            case RUNNING -> node.isPaused() ? "its process is paused" : "its process runs";
            case STOPPED -> "its process has ended";
            case DOWN -> "it has no power";
        };
    }
}
