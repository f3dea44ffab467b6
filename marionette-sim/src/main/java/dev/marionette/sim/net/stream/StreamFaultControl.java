package dev.marionette.sim.net.stream;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Choices;
import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.Strikes;
import dev.marionette.sim.net.StreamControl;
import dev.marionette.sim.net.StreamFaults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What befalls connections, by the test's hand and by chance. */
public final class StreamFaultControl implements StreamControl {

    private static final String SHORT_READ = "stream.short_read";
    private static final String RESET = "stream.reset";

    /** About what fifteen repetitions take on Linux. */
    private static final Duration GIVE_UP = Duration.ofMillis(924_600);

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final StreamNetwork network;
    private final Kernel kernel;
    private final Prng random;
    private final Prng strikes;
    private final Strike strike;
    private final Map<Integer, Throttle> throttles = new TreeMap<>();
    private StreamFaults faults = StreamFaults.none();
    private long giveUpNanos = GIVE_UP.toNanos();

    StreamFaultControl(StreamNetwork network) {
        this.network = network;
        this.kernel = network.kernel();
        this.random = kernel.stream(StreamName.STREAM);
        this.strikes = kernel.newStream(StreamName.STREAM, 1);
        this.strike = new Strike();
    }

    @Override
    public StreamControl faults(StreamFaults newFaults) {
        kernel.requireConfined();
        faults = newFaults;
        network.log().faults(newFaults);
        expect(SHORT_READ, newFaults.shortReads());
        expect(RESET, newFaults.resets());
        kernel.cancel(strike);
        strike.plan();
        return this;
    }

    private void expect(String fault, Rate rate) {
        if (!rate.isNever()) {
            kernel.expectFault(fault);
        }
    }

    @Override
    public StreamFaults faults() {
        return faults;
    }

    @Override
    public void reset(NodeId one, NodeId other) {
        require(one);
        require(other);
        for (End end : network.host(one).ends()) {
            if (end.isConnected() && end.peer().node() == other.index()) {
                reset(end);
            }
        }
        for (End end : network.host(other).ends()) {
            if (end.isConnected() && end.peer().node() == one.index()) {
                reset(end);
            }
        }
    }

    private void reset(End end) {
        kernel.countFault(RESET);
        end.fail(Failure.RESET);
        end.peer().fail(Failure.RESET);
    }

    @Override
    public StreamControl throttle(NodeId from, NodeId to, long bytesPerSecond) {
        require(from);
        require(to);
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("a path carries at least 1 byte a second, not " + bytesPerSecond
                    + "; partition the nodes to stop it");
        }
        network.log().throttle(from.index(), to.index(), bytesPerSecond);
        throttles.put(key(from.index(), to.index()), new Throttle(bytesPerSecond));
        return this;
    }

    @Override
    public StreamControl unthrottle() {
        kernel.requireConfined();
        network.log().unthrottle();
        throttles.clear();
        return this;
    }

    @Override
    public StreamControl giveUpAfter(Duration silence) {
        kernel.requireConfined();
        if (!silence.isPositive()) {
            throw new IllegalArgumentException("an end repeats for longer than zero, not " + silence);
        }
        giveUpNanos = silence.toNanos();
        network.log().giveUp(giveUpNanos);
        return this;
    }

    private void require(NodeId node) {
        kernel.requireConfined();
        if (node.index() >= network.nodes()) {
            throw new UnknownNodeException(node, network.nodes());
        }
    }

    private int key(int from, int to) {
        return from * network.nodes() + to;
    }

    Prng random() {
        return random;
    }

    long giveUpNanos() {
        return giveUpNanos;
    }

    /** When the last of these bytes has left its node. */
    long departureNanos(int from, int to, int length) {
        Throttle throttle = throttles.isEmpty() ? null : throttles.get(key(from, to));
        return throttle == null ? kernel.nowNanos() : throttle.departureNanos(kernel.nowNanos(), length);
    }

    /** How much of what it could read an application gets. */
    int readLength(End end, int available) {
        Choices choices = kernel.choices();
        if (available < 2 || !choices.fires(ChoiceKind.SHORT_READ, end.node(), faults.shortReads(), random)) {
            return available;
        }
        kernel.countFault(SHORT_READ);
        long drawn = random.nextInt(1, available);
        int length = Math.clamp(choices.number(ChoiceKind.READ_LENGTH, end.node(), drawn, 1), 1, available - 1);
        network.log().shortRead(end, length, available);
        return length;
    }

    /** What the rate allows to pass, byte after byte. */
    private static final class Throttle {

        private final long bytesPerSecond;
        private long freeNanos;

        Throttle(long bytesPerSecond) {
            this.bytesPerSecond = bytesPerSecond;
        }

        long departureNanos(long nowNanos, int length) {
            freeNanos = Math.max(nowNanos, freeNanos) + Math.ceilDiv(length * SECOND_NANOS, bytesPerSecond);
            return freeNanos;
        }
    }

    /** The tick at which the next connection is reset by chance. */
    private final class Strike extends Event {

        private final Strikes resets = new Strikes(kernel, ChoiceKind.RESET, "", strikes);

        void plan() {
            resets.schedule(this, faults.resets());
        }

        @Override
        protected void fire() {
            resets.struck();
            List<End> clients = network.connectedClients();
            if (!clients.isEmpty()) {
                long drawn = strikes.nextInt(clients.size());
                long chosen = kernel.choices().numberNow(ChoiceKind.RESET_VICTIM, "", drawn, 0);
                reset(clients.get(Math.clamp(chosen, 0, clients.size() - 1)));
            }
            plan();
        }
    }
}
