package dev.marionette.sim.net;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How the network partitions and heals by itself. Rolled once a tick for the whole network: while it is whole, whether it partitions, and
 * while it is partitioned, whether it heals.
 *
 * {@snippet :
 * NetworkFaults.none()
 *         .partitions(PartitionDynamics.isolateOne(Rate.percent(5), Rate.percent(20))
 *                 .atLeast(Duration.ofMillis(3), Duration.ofMillis(3))
 *                 .among(0, 1, 2));
 * }
 *
 * <p>A state lasts at least as long as its floor: no roll is made before. Nodes that are not among the partitionable ones reach both sides.
 * Immutable and safe for use by any thread.
 *
 * @param shape how the sides are chosen
 * @param oneWay whether only one direction between the sides is closed; which one is drawn
 * @param rates how often it begins and ends
 * @param floors how long both states last at least
 * @param nodes those that may be divided; all of the network if none is named
 */
public record PartitionDynamics(Shape shape, boolean oneWay, Rates rates, Floors floors, List<NodeId> nodes) {

    private static final Floors NO_FLOORS = new Floors(Duration.ZERO, Duration.ZERO);
    private static final PartitionDynamics NONE =
            new PartitionDynamics(Shape.ISOLATE_ONE, false, new Rates(Rate.NEVER, Rate.NEVER), NO_FLOORS, List.of());

    /**
     * Checks the nodes.
     *
     * @throws IllegalArgumentException if only one node is named, or one twice
     */
    public PartitionDynamics {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(floors, "floors");
        nodes = List.copyOf(nodes);
        if (nodes.size() == 1) {
            throw new IllegalArgumentException(
                    "node " + nodes.getFirst() + " alone cannot be divided; name two or more");
        }
        if (nodes.stream().distinct().count() < nodes.size()) {
            throw new IllegalArgumentException("a node is named twice among the partitionable ones: " + nodes);
        }
    }

    /** No partition by itself. */
    public static PartitionDynamics none() {
        return NONE;
    }

    /** One node against all others, each node equally likely. */
    public static PartitionDynamics isolateOne(Rate rate, Rate healing) {
        return of(Shape.ISOLATE_ONE, rate, healing);
    }

    /** Two sides, each division equally likely: every node takes a side at random, and none is empty. */
    public static PartitionDynamics splitUniformly(Rate rate, Rate healing) {
        return of(Shape.SPLIT_UNIFORMLY, rate, healing);
    }

    /** Two sides, each size of the first side equally likely. */
    public static PartitionDynamics splitBySize(Rate rate, Rate healing) {
        return of(Shape.SPLIT_BY_SIZE, rate, healing);
    }

    private static PartitionDynamics of(Shape shape, Rate rate, Rate healing) {
        return new PartitionDynamics(shape, false, new Rates(rate, healing), NO_FLOORS, List.of());
    }

    /** The same, with only one direction closed, which is drawn. */
    public PartitionDynamics inOneDirection() {
        return new PartitionDynamics(shape, true, rates, floors, nodes);
    }

    /** The same, with floors for how long a partition and the whole network last at least. */
    public PartitionDynamics atLeast(Duration partitioned, Duration whole) {
        return new PartitionDynamics(shape, oneWay, rates, new Floors(partitioned, whole), nodes);
    }

    /** The same, dividing only these nodes. */
    public PartitionDynamics among(List<NodeId> divisible) {
        return new PartitionDynamics(shape, oneWay, rates, floors, divisible);
    }

    /** The same, dividing only these nodes. */
    public PartitionDynamics among(int... divisible) {
        return among(Arrays.stream(divisible).mapToObj(NodeId::of).toList());
    }

    /** The form in traces. */
    @Override
    public String toString() {
        if (rates.partition.isNever()) {
            return "none";
        }
        String which = nodes.isEmpty()
                ? "all"
                : String.join("+", nodes.stream().map(NodeId::toString).toList());
        return shape.name().toLowerCase(Locale.ROOT) + (oneWay ? ",one_way," : ",") + rates.partition + "," + rates.heal
                + "," + floors.partitioned.toNanos() + "," + floors.whole.toNanos() + "," + which;
    }

    /** How the sides of a partition are chosen. */
    public enum Shape {
        /** One node against all others. */
        ISOLATE_ONE,
        /** Every node takes a side at random. */
        SPLIT_UNIFORMLY,
        /** The size of a side is drawn, then its members. */
        SPLIT_BY_SIZE
    }

    /**
     * How often a partition begins and ends.
     *
     * @param partition per tick while the network is whole
     * @param heal per tick while it is partitioned
     */
    public record Rates(Rate partition, Rate heal) {

        /** Checks that both are there. */
        public Rates {
            Objects.requireNonNull(partition, "partition");
            Objects.requireNonNull(heal, "heal");
        }
    }

    /**
     * How long both states last at least.
     *
     * @param partitioned zero or more
     * @param whole zero or more
     */
    public record Floors(Duration partitioned, Duration whole) {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Floors {
            if (partitioned.isNegative() || whole.isNegative()) {
                throw new IllegalArgumentException("a floor is zero or more, not " + partitioned + " and " + whole);
            }
        }
    }
}
