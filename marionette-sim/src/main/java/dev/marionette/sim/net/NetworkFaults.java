package dev.marionette.sim.net;

import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.Objects;

/**
 * How the paths of a network behave, and how often each kind of fault happens on them; by default every message takes a millisecond and
 * nothing fails.
 *
 * {@snippet :
 * control.network().faults(NetworkFaults.none()
 *         .latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(5)))
 *         .lossiness(Rate.percent(5)));
 * }
 *
 * <p>Rates are rolled for each message when it is sent, from the random stream of its sender; a rate of {@link Rate#NEVER} draws nothing.
 * What a node sends to itself takes the latency and has no faults. Immutable and safe for use by any thread.
 */
public final class NetworkFaults {

    private static final NetworkFaults NONE = new NetworkFaults(
            new Delays(Latency.constant(Duration.ofMillis(1)), Duration.ZERO),
            new Rates(Rate.NEVER, Rate.NEVER, Rate.NEVER, Rate.NEVER),
            Clogs.none(),
            PartitionDynamics.none());

    private final Delays delays;
    private final Rates rates;
    private final Clogs clogs;
    private final PartitionDynamics partitions;

    private NetworkFaults(Delays delays, Rates rates, Clogs clogs, PartitionDynamics partitions) {
        this.delays = delays;
        this.rates = rates;
        this.clogs = Objects.requireNonNull(clogs, "clogs");
        this.partitions = Objects.requireNonNull(partitions, "partitions");
    }

    /** One millisecond, and no fault at all. */
    public static NetworkFaults none() {
        return NONE;
    }

    /** How long a message is on its way. */
    public NetworkFaults latency(Latency newLatency) {
        return new NetworkFaults(new Delays(newLatency, delays.detour), rates, clogs, partitions);
    }

    /** How often a message is lost. */
    public NetworkFaults lossiness(Rate rate) {
        return with(new Rates(rate, rates.duplication, rates.reordering, rates.corruption));
    }

    /** How often a message arrives a second time, after a latency of its own. */
    public NetworkFaults duplication(Rate rate) {
        return with(new Rates(rates.loss, rate, rates.reordering, rates.corruption));
    }

    /**
     * How often a message takes a detour, so that later ones overtake it.
     *
     * @param longest the detour takes from a nanosecond to this, on top of the latency
     * @throws IllegalArgumentException if the detour takes no time, unless the rate never fires
     */
    public NetworkFaults reordering(Rate rate, Duration longest) {
        if (!longest.isPositive() && !rate.isNever()) {
            throw new IllegalArgumentException("a detour takes longer than zero, not " + longest);
        }
        Rates changed = new Rates(rates.loss, rates.duplication, rate, rates.corruption);
        return new NetworkFaults(new Delays(delays.latency, longest), changed, clogs, partitions);
    }

    /** How often bits of a message change on the way. Its checksum finds that, and it is dropped where it arrives. */
    public NetworkFaults corruption(Rate rate) {
        return with(new Rates(rates.loss, rates.duplication, rates.reordering, rate));
    }

    /** How often a path clogs by itself, and for how long. */
    public NetworkFaults clogs(Clogs newClogs) {
        return new NetworkFaults(delays, rates, newClogs, partitions);
    }

    /** How the network partitions and heals by itself. */
    public NetworkFaults partitions(PartitionDynamics dynamics) {
        return new NetworkFaults(delays, rates, clogs, dynamics);
    }

    /** How long a message is on its way. */
    public Latency latency() {
        return delays.latency;
    }

    /** How often a message is lost. */
    public Rate lossiness() {
        return rates.loss;
    }

    /** How often a message arrives twice. */
    public Rate duplication() {
        return rates.duplication;
    }

    /** How often a message takes a detour. */
    public Rate reordering() {
        return rates.reordering;
    }

    /** How long a detour takes at most. */
    public Duration detour() {
        return delays.detour;
    }

    /** How often a message is damaged. */
    public Rate corruption() {
        return rates.corruption;
    }

    /** How often a path clogs, and for how long. */
    public Clogs clogs() {
        return clogs;
    }

    /** How the network partitions and heals. */
    public PartitionDynamics partitions() {
        return partitions;
    }

    private NetworkFaults with(Rates newRates) {
        return new NetworkFaults(delays, newRates, clogs, partitions);
    }

    /** The latency and the faults that are on, such as {@code latency=constant(1000000) loss=1/20}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("latency=").append(delays.latency);
        append(text, "loss", rates.loss);
        append(text, "duplication", rates.duplication);
        append(text, "reordering", rates.reordering);
        if (!rates.reordering.isNever()) {
            text.append(" detour_ns=").append(delays.detour.toNanos());
        }
        append(text, "corruption", rates.corruption);
        if (!clogs.rate().isNever()) {
            text.append(" clogs=").append(clogs);
        }
        if (!partitions.rates().partition().isNever()) {
            text.append(" partitions=").append(partitions);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Rate rate) {
        if (!rate.isNever()) {
            text.append(' ').append(name).append('=').append(rate);
        }
    }

    private record Delays(Latency latency, Duration detour) {
        Delays {
            Objects.requireNonNull(latency, "latency");
            Objects.requireNonNull(detour, "detour");
        }
    }

    private record Rates(Rate loss, Rate duplication, Rate reordering, Rate corruption) {
        Rates {
            Objects.requireNonNull(loss, "rate of loss");
            Objects.requireNonNull(duplication, "rate of duplication");
            Objects.requireNonNull(reordering, "rate of reordering");
            Objects.requireNonNull(corruption, "rate of corruption");
        }
    }
}
