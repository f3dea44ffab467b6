package dev.marionette.sim.node;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How nodes crash and come back by chance.
 *
 * {@snippet :
 * control.nodes().attrition(Attrition.crashes(Rate.oneIn(500)).restarts(Rate.oneIn(20)).maxDown(1));
 * }
 *
 * <p>For each tick of the world and each node whose process runs, the crash rate is rolled; for each tick and each node that attrition took
 * down, the restart rate. Nodes that the test crashed or stopped itself count as down, and stay so until the test restarts them. After
 * the model of FoundationDB's machine attrition workload. Immutable and safe for use by any thread.
 *
 * @param crashRate how often a node goes down, for each tick
 * @param restartRate how often a node comes back, for each tick
 * @param maxDown how many of its nodes may be down or stopping at the same time; what would exceed it does not happen
 * @param floors how long a node stays up and down at least
 * @param kinds in which ways nodes go down, and how often each is taken
 * @param pendingWriteFactor how many times likelier a node goes down while a loss of power would decide about something on its disk
 * @param domainRate how often all nodes of a failure domain crash together, for each tick and each domain
 * @param nodes the nodes it strikes; empty for the services
 */
public record Attrition(
        Rate crashRate,
        Rate restartRate,
        int maxDown,
        Floors floors,
        Kinds kinds,
        int pendingWriteFactor,
        Rate domainRate,
        List<NodeId> nodes) {

    private static final Attrition NONE = new Attrition(
            Rate.NEVER,
            Rate.oneIn(50),
            1,
            new Floors(Duration.ZERO, Duration.ZERO),
            new Kinds(1, 0, 0, Duration.ofSeconds(1)),
            1,
            Rate.NEVER,
            List.of());

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if {@code maxDown} or {@code pendingWriteFactor} is below 1
     */
    public Attrition {
        Objects.requireNonNull(crashRate, "crashRate");
        Objects.requireNonNull(restartRate, "restartRate");
        Objects.requireNonNull(domainRate, "domainRate");
        if (maxDown < 1) {
            throw new IllegalArgumentException(
                    "at least 1 node may be down, not " + maxDown + "; Attrition.none() ends attrition");
        }
        if (pendingWriteFactor < 1) {
            throw new IllegalArgumentException(
                    "pending writes make a crash at least 1 times as likely, not " + pendingWriteFactor + " times");
        }
        nodes = List.copyOf(nodes);
    }

    /** Nothing goes down and nothing comes back by chance. */
    public static Attrition none() {
        return NONE;
    }

    /** Crashes at this rate for each tick, of one service at a time, each back after 50 ticks on average. */
    public static Attrition crashes(Rate perTick) {
        return new Attrition(perTick, NONE.restartRate, 1, NONE.floors, NONE.kinds, 1, Rate.NEVER, List.of());
    }

    /** The same with another rate of coming back, for each tick; {@link Rate#NEVER} for not at all. */
    public Attrition restarts(Rate perTick) {
        return new Attrition(crashRate, perTick, maxDown, floors, kinds, pendingWriteFactor, domainRate, nodes);
    }

    /** The same with another number of nodes that may be down at the same time. */
    public Attrition maxDown(int most) {
        return new Attrition(crashRate, restartRate, most, floors, kinds, pendingWriteFactor, domainRate, nodes);
    }

    /** The same for nodes that stay up for at least this long before they go down. */
    public Attrition minimumUp(Duration atLeast) {
        return withFloors(new Floors(atLeast, floors.down));
    }

    /** The same for nodes that stay down for at least this long. */
    public Attrition minimumDown(Duration atLeast) {
        return withFloors(new Floors(floors.up, atLeast));
    }

    /**
     * The same with other ways of going down, each as often as its weight says in relation to the others.
     *
     * @param crash loss of power
     * @param stop a request to end, with a grace period of one second
     * @param wipe loss of power and of the disk
     */
    public Attrition kinds(int crash, int stop, int wipe) {
        Kinds changed = new Kinds(crash, stop, wipe, kinds.grace);
        return new Attrition(crashRate, restartRate, maxDown, floors, changed, pendingWriteFactor, domainRate, nodes);
    }

    /** The same with another grace period of stops. */
    public Attrition grace(Duration period) {
        Kinds changed = new Kinds(kinds.crash, kinds.stop, kinds.wipe, period);
        return new Attrition(crashRate, restartRate, maxDown, floors, changed, pendingWriteFactor, domainRate, nodes);
    }

    /** The same with crashes this many times likelier while writes wait to be forced; the rate does not go beyond certainty. */
    public Attrition pendingWriteFactor(int times) {
        return new Attrition(crashRate, restartRate, maxDown, floors, kinds, times, domainRate, nodes);
    }

    /** The same with crashes of whole failure domains, at this rate for each tick and each domain. */
    public Attrition domainCrashes(Rate perTick) {
        return new Attrition(crashRate, restartRate, maxDown, floors, kinds, pendingWriteFactor, perTick, nodes);
    }

    /** The same for these nodes in the place of the services. */
    public Attrition of(List<NodeId> struck) {
        return new Attrition(crashRate, restartRate, maxDown, floors, kinds, pendingWriteFactor, domainRate, struck);
    }

    /** Whether nothing goes down by it. */
    public boolean isNone() {
        return crashRate.isNever() && domainRate.isNever();
    }

    private Attrition withFloors(Floors changed) {
        return new Attrition(crashRate, restartRate, maxDown, changed, kinds, pendingWriteFactor, domainRate, nodes);
    }

    /**
     * How long a node stays in a state at least.
     *
     * @param up before it may go down, zero or more
     * @param down before it may come back, zero or more
     */
    public record Floors(Duration up, Duration down) {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Floors {
            if (up.isNegative() || down.isNegative()) {
                throw new IllegalArgumentException(
                        "a node stays up and down for zero or more, not " + up + " and " + down);
            }
        }
    }

    /**
     * The ways of going down, with their weights.
     *
     * @param crash loss of power
     * @param stop a request to end
     * @param wipe loss of power and of the disk
     * @param grace how long a stop may take before it becomes a crash
     */
    public record Kinds(int crash, int stop, int wipe, Duration grace) {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a weight is negative, all are zero, or the grace period is negative
         */
        public Kinds {
            if (crash < 0 || stop < 0 || wipe < 0 || (long) crash + stop + wipe == 0) {
                throw new IllegalArgumentException("weights are zero or more, and not all zero: crash " + crash
                        + ", stop " + stop + ", wipe " + wipe);
            }
            if (grace.isNegative()) {
                throw new IllegalArgumentException("a grace period is zero or more, not " + grace);
            }
        }
    }
}
