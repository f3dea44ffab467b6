package dev.marionette.check.plan;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.disk.DiskFault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong for a while and is mended afterwards: the <em>what</em> of a {@link FaultEvent}.
 *
 * <p>Each does what the method of the simulation's controls does that its description names. Where two of the same kind overlap, the one that
 * began last counts; when the last of them has ended, what was set before the first of them is back. Immutable and safe for use by any thread.
 */
public sealed interface Fault {

    /** How long it goes on, zero or more; with zero it is mended at the instant at which it began. */
    Duration length();

    /** The name in traces, such as {@code one_way_partition}. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /**
     * A node loses power, and comes back on what its disk kept ({@link dev.marionette.sim.node.NodeControl#crash()}). Where no process was
     * booted, only the disk loses power ({@link dev.marionette.sim.disk.DiskControl#crash()}). A node whose process has ended is left alone.
     *
     * @param node which
     * @param length how long it is down
     */
    record Crash(NodeId node, Duration length) implements Fault {

        /** Checks the range. */
        public Crash {
            requireNotNegative(length);
        }
    }

    /**
     * Every service loses power at the same instant, and all come back together; see {@link Crash}.
     *
     * @param length how long they are down
     */
    record PowerLoss(Duration length) implements Fault {

        /** Checks the range. */
        public PowerLoss {
            requireNotNegative(length);
        }
    }

    /**
     * The process of a node stands still ({@link dev.marionette.sim.node.NodeControl#pause}).
     *
     * @param node which
     * @param length how long
     */
    record Pause(NodeId node, Duration length) implements Fault {

        /** Checks the range. */
        public Pause {
            requireNotNegative(length);
        }
    }

    /**
     * Some nodes cannot reach the others, nor the others them ({@link dev.marionette.sim.net.NetworkControl#partition}). When it ends, what
     * was partitioned by hand is healed too.
     *
     * @param side the nodes on one side; at least one, and not all
     * @param length how long
     */
    record Partition(List<NodeId> side, Duration length) implements Fault {

        /** Checks the ranges. */
        public Partition {
            side = requireSide(side);
            requireNotNegative(length);
        }
    }

    /**
     * What some nodes send does not arrive at the others, while what the others send arrives at them
     * ({@link dev.marionette.sim.net.NetworkControl#partitionOneWay}). When it ends, what was partitioned by hand is healed too.
     *
     * @param from the nodes that are not heard; at least one, and not all
     * @param length how long
     */
    record OneWayPartition(List<NodeId> from, Duration length) implements Fault {

        /** Checks the ranges. */
        public OneWayPartition {
            from = requireSide(from);
            requireNotNegative(length);
        }
    }

    /**
     * Messages are lost ({@link dev.marionette.sim.net.NetworkControl#lossiness}).
     *
     * @param rate how often
     * @param length how long
     */
    record Loss(Rate rate, Duration length) implements Fault {

        /** Checks the range. */
        public Loss {
            requireNotNegative(length);
        }
    }

    /**
     * Messages arrive twice ({@link dev.marionette.sim.net.NetworkControl#duplication}).
     *
     * @param rate how often
     * @param length how long
     */
    record Duplication(Rate rate, Duration length) implements Fault {

        /** Checks the range. */
        public Duplication {
            requireNotNegative(length);
        }
    }

    /**
     * Messages take detours, so that later ones overtake them ({@link dev.marionette.sim.net.NetworkControl#reordering}).
     *
     * @param rate how often
     * @param detour how long a detour takes at most, more than zero
     * @param length how long
     */
    record Reordering(Rate rate, Duration detour, Duration length) implements Fault {

        /** Checks the ranges. */
        public Reordering {
            if (!detour.isPositive()) {
                throw new IllegalArgumentException("a detour takes longer than zero, not " + detour);
            }
            requireNotNegative(length);
        }
    }

    /**
     * Messages are damaged on their way ({@link dev.marionette.sim.net.NetworkControl#corruption}).
     *
     * @param rate how often
     * @param length how long
     */
    record Corruption(Rate rate, Duration length) implements Fault {

        /** Checks the range. */
        public Corruption {
            requireNotNegative(length);
        }
    }

    /**
     * A directed path holds everything up ({@link dev.marionette.sim.net.NetworkControl#clog(NodeId, NodeId)}).
     *
     * @param from where the path begins
     * @param to where it ends, another node
     * @param length how long
     */
    record Clog(NodeId from, NodeId to, Duration length) implements Fault {

        /** Checks the ranges. */
        public Clog {
            if (from.equals(to)) {
                throw new IllegalArgumentException(
                        "a path leads from a node to another, not from " + from + " to itself");
            }
            requireNotNegative(length);
        }
    }

    /**
     * A disk has a kind of fault ({@link dev.marionette.sim.disk.DiskControl#faults}).
     *
     * @param node whose disk
     * @param fault what; {@link DiskFault#STALL} is {@link DiskStall}, and {@link DiskFault#BIT_ROT} has no rate
     * @param rate how often
     * @param length how long
     */
    record DiskTrouble(NodeId node, DiskFault fault, Rate rate, Duration length) implements Fault {

        /** Checks the ranges. */
        public DiskTrouble {
            if (fault == DiskFault.STALL || fault == DiskFault.BIT_ROT) {
                throw new IllegalArgumentException(
                        fault + " has no rate per operation; use DiskStall, or disk().corruptSector() for bit rot");
            }
            requireNotNegative(length);
        }
    }

    /**
     * A disk answers nothing ({@link dev.marionette.sim.disk.DiskControl#stall}).
     *
     * @param node whose disk
     * @param length how long
     */
    record DiskStall(NodeId node, Duration length) implements Fault {

        /** Checks the range. */
        public DiskStall {
            requireNotNegative(length);
        }
    }

    /**
     * The wall clock of a node is off, as after it was set by hand, and is put right afterwards ({@link dev.marionette.sim.node.NodeControl#skew}).
     *
     * @param node whose clock
     * @param by how far ahead, or behind if negative
     * @param length how long
     */
    record ClockStep(NodeId node, Duration by, Duration length) implements Fault {

        /** Checks the range. */
        public ClockStep {
            requireNotNegative(length);
        }
    }

    /**
     * The clock of a node runs fast or slow ({@link dev.marionette.sim.node.NodeControl#skew}).
     *
     * @param node whose clock
     * @param ppm by how many millionths fast, or slow if negative; from -500,000 to 1,000,000
     * @param length how long
     */
    record ClockDrift(NodeId node, long ppm, Duration length) implements Fault {

        /** Checks the range. */
        public ClockDrift {
            if (ppm < -500_000 || ppm > 1_000_000) {
                throw new IllegalArgumentException("a clock drifts by -500000 to 1000000 millionths, not by " + ppm);
            }
            requireNotNegative(length);
        }
    }

    private static void requireNotNegative(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("a fault goes on for zero or more, not " + length);
        }
    }

    private static List<NodeId> requireSide(List<NodeId> side) {
        if (side.isEmpty() || side.stream().distinct().count() < side.size()) {
            throw new IllegalArgumentException("a side has at least one node, and each once, not " + side);
        }
        return List.copyOf(side);
    }
}
