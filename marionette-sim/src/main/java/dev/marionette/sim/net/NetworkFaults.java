package dev.marionette.sim.net;

import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

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

    private static final NetworkFaults NONE = new NetworkFaults();

    private Latency latency = Latency.constant(Duration.ofMillis(1));
    private Rate lossiness = Rate.NEVER;
    private Rate duplication = Rate.NEVER;
    private Rate reordering = Rate.NEVER;
    private Duration detour = Duration.ZERO;
    private Rate corruption = Rate.NEVER;
    private Clogs clogs = Clogs.none();
    private PartitionDynamics partitions = PartitionDynamics.none();

    private NetworkFaults() {}

    /** One millisecond, and no fault at all. */
    public static NetworkFaults none() {
        return NONE;
    }

    /** How long a message is on its way. */
    public NetworkFaults latency(Latency newLatency) {
        Objects.requireNonNull(newLatency, "latency");
        return with(copy -> copy.latency = newLatency);
    }

    /** How often a message is lost. */
    public NetworkFaults lossiness(Rate rate) {
        Objects.requireNonNull(rate, "rate");
        return with(copy -> copy.lossiness = rate);
    }

    /** How often a message arrives a second time, after a latency of its own. */
    public NetworkFaults duplication(Rate rate) {
        Objects.requireNonNull(rate, "rate");
        return with(copy -> copy.duplication = rate);
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
        return with(copy -> {
            copy.reordering = rate;
            copy.detour = longest;
        });
    }

    /** How often bits of a message change on the way. Its checksum finds that, and it is dropped where it arrives. */
    public NetworkFaults corruption(Rate rate) {
        Objects.requireNonNull(rate, "rate");
        return with(copy -> copy.corruption = rate);
    }

    /** How often a path clogs by itself, and for how long. */
    public NetworkFaults clogs(Clogs newClogs) {
        Objects.requireNonNull(newClogs, "clogs");
        return with(copy -> copy.clogs = newClogs);
    }

    /** How the network partitions and heals by itself. */
    public NetworkFaults partitions(PartitionDynamics dynamics) {
        Objects.requireNonNull(dynamics, "dynamics");
        return with(copy -> copy.partitions = dynamics);
    }

    /** How long a message is on its way. */
    public Latency latency() {
        return latency;
    }

    /** How often a message is lost. */
    public Rate lossiness() {
        return lossiness;
    }

    /** How often a message arrives twice. */
    public Rate duplication() {
        return duplication;
    }

    /** How often a message takes a detour. */
    public Rate reordering() {
        return reordering;
    }

    /** How long a detour takes at most. */
    public Duration detour() {
        return detour;
    }

    /** How often a message is damaged. */
    public Rate corruption() {
        return corruption;
    }

    /** How often a path clogs, and for how long. */
    public Clogs clogs() {
        return clogs;
    }

    /** How the network partitions and heals. */
    public PartitionDynamics partitions() {
        return partitions;
    }

    private NetworkFaults with(Consumer<NetworkFaults> change) {
        NetworkFaults copy = new NetworkFaults();
        copy.latency = latency;
        copy.lossiness = lossiness;
        copy.duplication = duplication;
        copy.reordering = reordering;
        copy.detour = detour;
        copy.corruption = corruption;
        copy.clogs = clogs;
        copy.partitions = partitions;
        change.accept(copy);
        return copy;
    }

    /** The latency and the faults that are on, such as {@code latency=constant(1000000) loss=1/20}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("latency=").append(latency);
        append(text, "loss", lossiness);
        append(text, "duplication", duplication);
        append(text, "reordering", reordering);
        if (!reordering.isNever()) {
            text.append(" detour_ns=").append(detour.toNanos());
        }
        append(text, "corruption", corruption);
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
}
