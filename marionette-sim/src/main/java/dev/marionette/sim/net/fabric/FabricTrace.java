package dev.marionette.sim.net.fabric;

import dev.marionette.api.Rate;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.PartitionDynamics;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Writes what happens to the paths of one network into the trace. */
final class FabricTrace {

    private static final TraceName FAULTS = TraceName.of("network.faults");
    private static final TraceName LINK_FAULTS = TraceName.of("network.link_faults");
    private static final TraceName PARTITION = TraceName.of("network.partition");
    private static final TraceName HEAL = TraceName.of("network.heal");
    private static final TraceName NODE = TraceName.of("network.node");
    private static final TraceName LINK = TraceName.of("network.link");
    private static final TraceName CLOG = TraceName.of("network.clog");
    private static final TraceName UNCLOG = TraceName.of("network.unclog");
    private static final TraceKey LATENCY = TraceKey.of("latency");
    private static final TraceKey LOSS = TraceKey.of("loss");
    private static final TraceKey DUPLICATION = TraceKey.of("duplication");
    private static final TraceKey REORDERING = TraceKey.of("reordering");
    private static final TraceKey DETOUR = TraceKey.of("detour_ns");
    private static final TraceKey CORRUPTION = TraceKey.of("corruption");
    private static final TraceKey CLOGS = TraceKey.of("clogs");
    private static final TraceKey CLOG_NANOS = TraceKey.of("clog_ns");
    private static final TraceKey PARTITIONS = TraceKey.of("partitions");
    private static final TraceKey LEFT = TraceKey.of("left");
    private static final TraceKey RIGHT = TraceKey.of("right");
    private static final TraceKey ONE_WAY = TraceKey.of("one_way");
    private static final TraceKey RATE = TraceKey.of("rate");
    private static final TraceKey NUMBER = TraceKey.of("node");
    private static final TraceKey FROM = TraceKey.of("from");
    private static final TraceKey TO = TraceKey.of("to");
    private static final TraceKey UP = TraceKey.of("up");
    private static final TraceKey UNTIL = TraceKey.of("until_ns");

    private final Kernel kernel;

    FabricTrace(Kernel kernel) {
        this.kernel = kernel;
    }

    void faults(NetworkFaults faults) {
        TraceWriter line = kernel.trace(FAULTS);
        put(line, faults);
        PartitionDynamics partitions = faults.partitions();
        if (!partitions.rates().partition().isNever()) {
            line.literal(PARTITIONS, partitions.toString());
        }
        line.end();
    }

    void faults(Path path) {
        TraceWriter line = kernel.trace(LINK_FAULTS).num(FROM, path.from()).num(TO, path.to());
        put(line, path.faults());
        line.end();
    }

    private static void put(TraceWriter line, NetworkFaults faults) {
        line.literal(LATENCY, faults.latency().toString());
        put(line, LOSS, faults.lossiness());
        put(line, DUPLICATION, faults.duplication());
        put(line, REORDERING, faults.reordering());
        if (!faults.reordering().isNever()) {
            line.num(DETOUR, faults.detour().toNanos());
        }
        put(line, CORRUPTION, faults.corruption());
        Clogs clogs = faults.clogs();
        put(line, CLOGS, clogs.rate());
        if (!clogs.rate().isNever()) {
            line.num(CLOG_NANOS, clogs.length().toNanos());
        }
    }

    private static void put(TraceWriter line, TraceKey key, Rate rate) {
        if (!rate.isNever()) {
            line.rate(key, rate);
        }
    }

    void partition(Cut cut, @Nullable Rate rolled) {
        TraceWriter line =
                kernel.trace(PARTITION).literal(LEFT, ranges(cut.left())).literal(RIGHT, ranges(cut.right()));
        if (cut.oneWay()) {
            line.flag(ONE_WAY, true);
        }
        end(line, rolled);
    }

    void heal(@Nullable Rate rolled) {
        end(kernel.trace(HEAL), rolled);
    }

    private static void end(TraceWriter line, @Nullable Rate rolled) {
        if (rolled != null) {
            line.rate(RATE, rolled);
        }
        line.end();
    }

    void node(int node, boolean up) {
        kernel.trace(NODE).num(NUMBER, node).flag(UP, up).end();
    }

    void link(Path path, boolean up) {
        kernel.trace(LINK)
                .num(FROM, path.from())
                .num(TO, path.to())
                .flag(UP, up)
                .end();
    }

    void clog(Path path, long untilNanos) {
        TraceWriter line = kernel.trace(CLOG).num(FROM, path.from()).num(TO, path.to());
        if (untilNanos != Long.MAX_VALUE) {
            line.num(UNTIL, untilNanos);
        }
        line.end();
    }

    void rolledClog(Path path, Rate rate, long untilNanos) {
        kernel.trace(CLOG)
                .num(FROM, path.from())
                .num(TO, path.to())
                .num(UNTIL, untilNanos)
                .rate(RATE, rate)
                .end();
    }

    void unclog(Path path) {
        kernel.trace(UNCLOG).num(FROM, path.from()).num(TO, path.to()).end();
    }

    /** Such as {@code 0-4,6}. */
    private static String ranges(BitSet nodes) {
        StringBuilder text = new StringBuilder();
        for (int first = nodes.nextSetBit(0); first >= 0; first = nodes.nextSetBit(nodes.nextClearBit(first))) {
            int last = nodes.nextClearBit(first) - 1;
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
        }
        return text.toString();
    }
}
