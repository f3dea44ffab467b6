package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.StreamFaults;

/** What the trace says about connections: never a byte of theirs. */
final class StreamLog {

    private static final TraceName LISTEN = TraceName.of("stream.listen");
    private static final TraceName CONNECT = TraceName.of("stream.connect");
    private static final TraceName OPEN = TraceName.of("stream.open");
    private static final TraceName REFUSE = TraceName.of("stream.refuse");
    private static final TraceName ACCEPT = TraceName.of("stream.accept");
    private static final TraceName SEND = TraceName.of("stream.send");
    private static final TraceName DELIVER = TraceName.of("stream.deliver");
    private static final TraceName FINISH = TraceName.of("stream.finish");
    private static final TraceName RETRANSMIT = TraceName.of("stream.retransmit");
    private static final TraceName LOST = TraceName.of("stream.lost");
    private static final TraceName FAIL = TraceName.of("stream.fail");
    private static final TraceName CLOSE = TraceName.of("stream.close");
    private static final TraceName SHORT_READ = TraceName.of("stream.short_read");
    private static final TraceName FAULTS = TraceName.of("stream.faults");
    private static final TraceName THROTTLE = TraceName.of("stream.throttle");
    private static final TraceName UNTHROTTLE = TraceName.of("stream.unthrottle");
    private static final TraceName GIVE_UP = TraceName.of("stream.give_up");
    private static final TraceKey ID = TraceKey.of("id");
    private static final TraceKey SIDE = TraceKey.of("side");
    private static final TraceKey NODE = TraceKey.of("node");
    private static final TraceKey FROM = TraceKey.of("from");
    private static final TraceKey TO = TraceKey.of("to");
    private static final TraceKey PORT = TraceKey.of("port");
    private static final TraceKey BACKLOG = TraceKey.of("backlog");
    private static final TraceKey LENGTH = TraceKey.of("len");
    private static final TraceKey OF = TraceKey.of("of");
    private static final TraceKey SHORT_READS = TraceKey.of("short_reads");
    private static final TraceKey RESETS = TraceKey.of("resets");
    private static final TraceKey BYTES_PER_SECOND = TraceKey.of("bytes_per_second");
    private static final TraceKey NANOS = TraceKey.of("ns");
    private static final TraceKey ATTEMPT = TraceKey.of("attempt");
    private static final TraceKey REASON = TraceKey.of("reason");

    private final Kernel kernel;

    StreamLog(Kernel kernel) {
        this.kernel = kernel;
    }

    void listen(int node, int port, int backlog) {
        kernel.trace(LISTEN)
                .num(NODE, node)
                .num(PORT, port)
                .num(BACKLOG, backlog)
                .end();
    }

    void connect(End client, int to) {
        kernel.trace(CONNECT)
                .num(ID, client.id())
                .num(FROM, client.node())
                .num(TO, to)
                .num(PORT, client.remotePort())
                .end();
    }

    void open(End end) {
        begin(OPEN, end).end();
    }

    void refuse(End client, TraceValue reason) {
        kernel.trace(REFUSE).num(ID, client.id()).value(REASON, reason).end();
    }

    void accept(End server) {
        kernel.trace(ACCEPT).num(ID, server.id()).num(NODE, server.node()).end();
    }

    void send(End from, int length) {
        begin(SEND, from).num(LENGTH, length).end();
    }

    void deliver(End to, int length) {
        begin(DELIVER, to).num(LENGTH, length).end();
    }

    void finish(End from) {
        begin(FINISH, from).end();
    }

    void retransmit(End from, int attempt, TraceValue reason) {
        begin(RETRANSMIT, from).num(ATTEMPT, attempt).value(REASON, reason).end();
    }

    void lost(End from, TraceValue reason) {
        begin(LOST, from).value(REASON, reason).end();
    }

    void fail(End end, Failure failure) {
        begin(FAIL, end).value(REASON, failure.traced()).end();
    }

    void close(End end) {
        begin(CLOSE, end).end();
    }

    void shortRead(End end, int length, int available) {
        begin(SHORT_READ, end).num(LENGTH, length).num(OF, available).end();
    }

    void faults(StreamFaults faults) {
        kernel.trace(FAULTS)
                .rate(SHORT_READS, faults.shortReads())
                .rate(RESETS, faults.resets())
                .end();
    }

    void throttle(int from, int to, long bytesPerSecond) {
        kernel.trace(THROTTLE)
                .num(FROM, from)
                .num(TO, to)
                .num(BYTES_PER_SECOND, bytesPerSecond)
                .end();
    }

    void unthrottle() {
        kernel.trace(UNTHROTTLE).end();
    }

    void giveUp(long nanos) {
        kernel.trace(GIVE_UP).num(NANOS, nanos).end();
    }

    private TraceWriter begin(TraceName name, End end) {
        return kernel.trace(name).num(ID, end.id()).value(SIDE, end.side().traced());
    }
}
