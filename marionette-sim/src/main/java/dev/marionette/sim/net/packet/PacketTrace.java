package dev.marionette.sim.net.packet;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.NetworkFault;
import dev.marionette.sim.net.NetworkOptions;

/** Writes the messages of one network into the trace. */
final class PacketTrace {

    static final TraceKey LOSS = TraceKey.of("loss");
    static final TraceKey REORDERING = TraceKey.of("reordering");
    static final TraceKey DETOUR = TraceKey.of("detour_ns");
    static final TraceKey CORRUPTION = TraceKey.of("corruption");
    static final TraceKey DUPLICATION = TraceKey.of("duplication");

    private static final TraceName OPTIONS = TraceName.of("network.options");
    private static final TraceName SEND = TraceName.of("network.send");
    private static final TraceName DUPLICATE = TraceName.of("network.duplicate");
    private static final TraceName REPLAY = TraceName.of("network.replay");
    private static final TraceName CORRUPT = TraceName.of("network.corrupt");
    private static final TraceName HOLD = TraceName.of("network.hold");
    private static final TraceName DELIVER = TraceName.of("network.deliver");
    private static final TraceName DROP = TraceName.of("network.drop");
    private static final TraceName FILTER = TraceName.of("network.filter");
    private static final TraceKey QUEUE = TraceKey.of("queue");
    private static final TraceKey INBOX = TraceKey.of("inbox");
    private static final TraceKey MAX_MESSAGE = TraceKey.of("max_message");
    private static final TraceKey ID = TraceKey.of("id");
    private static final TraceKey OF = TraceKey.of("of");
    private static final TraceKey FROM = TraceKey.of("from");
    private static final TraceKey TO = TraceKey.of("to");
    private static final TraceKey LENGTH = TraceKey.of("len");
    private static final TraceKey LATENCY = TraceKey.of("latency_ns");
    private static final TraceKey BITS = TraceKey.of("bits");
    private static final TraceKey UNTIL = TraceKey.of("until_ns");
    private static final TraceKey REASON = TraceKey.of("reason");
    private static final TraceKey COUNT = TraceKey.of("count");
    private static final TraceValue[] REASONS = reasons();

    private final Kernel kernel;

    PacketTrace(Kernel kernel) {
        this.kernel = kernel;
    }

    private static TraceValue[] reasons() {
        NetworkFault[] faults = NetworkFault.values();
        TraceValue[] reasons = new TraceValue[faults.length];
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = TraceValue.of(faults[i].traceName());
        }
        return reasons;
    }

    void options(NetworkOptions options) {
        kernel.trace(OPTIONS)
                .num(QUEUE, options.queueCapacity())
                .num(INBOX, options.inboxCapacity())
                .num(MAX_MESSAGE, options.maxMessageSize())
                .end();
    }

    /** Begins the line of a message that is sent. */
    TraceWriter send(Packet packet) {
        return begin(SEND, packet);
    }

    /** Begins the line of a recorded message that is sent again. */
    TraceWriter replay(Packet packet) {
        return begin(REPLAY, packet);
    }

    private TraceWriter begin(TraceName name, Packet packet) {
        return kernel.trace(name)
                .num(ID, packet.id)
                .num(FROM, packet.path.from())
                .num(TO, packet.path.to())
                .num(LENGTH, packet.bytes.length);
    }

    /** Begins the line of a message's double. */
    TraceWriter duplicate(Packet packet, Packet original) {
        return kernel.trace(DUPLICATE).num(ID, packet.id).num(OF, original.id);
    }

    /** Ends a line with the latency, where that was drawn. */
    static void end(TraceWriter line, Packet packet, long latencyNanos) {
        if (packet.path.latencyVaries()) {
            line.num(LATENCY, latencyNanos);
        }
        line.end();
    }

    void corrupt(Packet packet, String bits) {
        kernel.trace(CORRUPT).num(ID, packet.id).literal(BITS, bits).end();
    }

    void hold(Packet packet, long untilNanos) {
        TraceWriter line = kernel.trace(HOLD).num(ID, packet.id);
        if (untilNanos != Long.MAX_VALUE) {
            line.num(UNTIL, untilNanos);
        }
        line.end();
    }

    void deliver(Packet packet) {
        kernel.trace(DELIVER).num(ID, packet.id).end();
    }

    void drop(Packet packet, NetworkFault reason) {
        kernel.trace(DROP)
                .num(ID, packet.id)
                .value(REASON, REASONS[reason.ordinal()])
                .end();
    }

    void filters(int count) {
        kernel.trace(FILTER).num(COUNT, count).end();
    }
}
