package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.TraceValue;
import java.util.ArrayDeque;

/**
 * One direction of a connection: segments arrive in order, and what the path does not let through is sent again.
 *
 * <p>Only the first segment has an event. One that does not get through holds up those behind it, as a gap in the sequence does in TCP, and is
 * sent again after {@link #FIRST_TIMEOUT_NANOS}, then after twice the time, up to {@link #LAST_TIMEOUT_NANOS} (RFC 6298, with Linux's bounds).
 */
final class Line extends Transit {

    static final long FIRST_TIMEOUT_NANOS = 200_000_000L;
    static final long LAST_TIMEOUT_NANOS = 120_000_000_000L;
    private static final int DOUBLINGS = 10;

    private final End from;
    private final End to;
    private final ArrayDeque<Segment> segments = new ArrayDeque<>();
    private long lastDueNanos;
    private int attempts;
    private long firstLossNanos;

    /** Questions to an end that is dead; one that lives answers the first. */
    private int probes;

    private long firstProbeNanos;

    Line(StreamNetwork network, End from, End to) {
        super(network, from.node(), to.node());
        this.from = from;
        this.to = to;
    }

    void send(Segment segment) {
        send(segment, 0);
    }

    /** Asks the other end for a sign of life: later each time, and in the end no more. */
    void probe() {
        if (probes == 0) {
            firstProbeNanos = kernel.nowNanos();
        }
        probes++;
        if (kernel.nowNanos() - firstProbeNanos > network.giveUpNanos()) {
            from.fail(Failure.TIMED_OUT);
        } else {
            send(Segment.of(Segment.Kind.PROBE), timeoutNanos(probes));
        }
    }

    private void send(Segment segment, long delayNanos) {
        long arrival = network.arrivalNanos(fromNode(), toNode(), segment.bytes.length) + delayNanos;
        lastDueNanos = Math.max(lastDueNanos, arrival);
        segment.dueNanos = lastDueNanos;
        segments.add(segment);
        if (segments.size() == 1) {
            expectNext();
        }
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** Stops repeating: what is lost stays lost, and what is on its way for the first time arrives. */
    void abandon() {
        if (attempts > 0) {
            cut();
        }
    }

    /** Forgets everything that is under way. */
    void cut() {
        forget();
        segments.clear();
        attempts = 0;
    }

    private void expectNext() {
        attempts = 0;
        kernel.schedule(this, segments.element().dueNanos);
    }

    @Override
    void arrive() {
        Segment segment = segments.element();
        TraceValue loss = network.loss(fromNode(), toNode());
        if (loss != null) {
            lost(segment, loss);
            return;
        }
        segments.remove();
        if (!segments.isEmpty()) {
            expectNext();
        }
        to.arrived(segment);
    }

    private void lost(Segment segment, TraceValue reason) {
        if (!from.sendsAgain()) {
            network.log().lost(from, reason);
            cut();
            if (segment.kind == Segment.Kind.RESET) {
                to.probe();
            }
            return;
        }
        if (attempts == 0) {
            firstLossNanos = kernel.nowNanos();
        }
        attempts++;
        long waitNanos = timeoutNanos(attempts);
        if (kernel.nowNanos() + waitNanos - firstLossNanos > network.giveUpNanos()) {
            from.fail(Failure.TIMED_OUT);
            return;
        }
        network.log().retransmit(from, attempts, reason);
        kernel.schedule(this, kernel.nowNanos() + waitNanos);
    }

    /** How long to wait for the acknowledgement of a segment that was sent so many times. */
    static long timeoutNanos(int attempts) {
        return Math.min(FIRST_TIMEOUT_NANOS << Math.min(attempts - 1, DOUBLINGS), LAST_TIMEOUT_NANOS);
    }
}
