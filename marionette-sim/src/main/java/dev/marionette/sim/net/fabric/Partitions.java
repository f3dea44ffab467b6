package dev.marionette.sim.net.fabric;

import dev.marionette.api.NodeId;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.Strikes;
import dev.marionette.sim.net.PartitionDynamics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What divides the network: the cuts a test made, and at most one that the dynamics made. */
final class Partitions {

    private final Kernel kernel;
    private final FabricTrace trace;
    private final int nodes;
    private final List<Cut> byHand = new ArrayList<>(0);
    private @Nullable Cut automatic;
    private PartitionDynamics dynamics = PartitionDynamics.none();
    private @Nullable Turn turn;

    Partitions(Kernel kernel, FabricTrace trace, int nodes) {
        this.kernel = kernel;
        this.trace = trace;
        this.nodes = nodes;
    }

    boolean closes(int from, int to) {
        if (automatic != null && automatic.closes(from, to)) {
            return true;
        }
        for (int i = 0; i < byHand.size(); i++) {
            if (byHand.get(i).closes(from, to)) {
                return true;
            }
        }
        return false;
    }

    void add(Cut cut) {
        trace.partition(cut, null);
        if (!byHand.contains(cut)) {
            byHand.add(cut);
        }
    }

    /** Ends all of them. */
    void heal() {
        trace.heal(null);
        byHand.clear();
        if (automatic != null) {
            automatic = null;
            scheduleTurn();
        }
    }

    /** Opens what they close between nodes of a core; the rest stays closed, and is no longer healed by chance. */
    void openInside(BitSet core) {
        List<Cut> cuts = new ArrayList<>(byHand);
        if (automatic != null) {
            cuts.add(automatic);
            automatic = null;
        }
        byHand.clear();
        for (Cut cut : cuts) {
            byHand.add(new Cut(without(cut.left(), core), cut.right(), cut.oneWay()));
            byHand.add(new Cut(cut.left(), without(cut.right(), core), cut.oneWay()));
        }
    }

    private static BitSet without(BitSet nodes, BitSet taken) {
        BitSet rest = (BitSet) nodes.clone();
        rest.andNot(taken);
        return rest;
    }

    /** Rolls by other rules from the next tick on; without dynamics, their partition ends. */
    void dynamics(PartitionDynamics newDynamics) {
        if (newDynamics.equals(dynamics)) {
            return;
        }
        dynamics = newDynamics;
        if (automatic != null && newDynamics.rates().partition().isNever()) {
            automatic = null;
            trace.heal(newDynamics.rates().heal());
        }
        scheduleTurn();
    }

    private void scheduleTurn() {
        Turn next = turn;
        if (next == null) {
            next = new Turn(kernel.newStream(StreamName.NETWORK, 0));
            turn = next;
        }
        next.schedule();
    }

    private int divisible() {
        return dynamics.nodes().isEmpty() ? nodes : dynamics.nodes().size();
    }

    private int node(int index) {
        List<NodeId> named = dynamics.nodes();
        return named.isEmpty() ? index : named.get(index).index();
    }

    /** The next change that the dynamics make. */
    private final class Turn extends Event {

        private final Prng random;
        private final Strikes strikes;

        Turn(Prng random) {
            this.random = random;
            this.strikes = new Strikes(kernel, ChoiceKind.PARTITION, "", random);
        }

        void schedule() {
            kernel.cancel(this);
            if (divisible() < 2) {
                return;
            }
            PartitionDynamics.Floors floors = dynamics.floors();
            PartitionDynamics.Rates rates = dynamics.rates();
            long beforeNanos = kernel.nowNanos() - 1;
            if (automatic == null) {
                strikes.schedule(
                        this, rates.partition(), beforeNanos + floors.whole().toNanos());
            } else {
                strikes.scheduleEnd(
                        ChoiceKind.HEALING,
                        this,
                        rates.heal(),
                        beforeNanos + floors.partitioned().toNanos());
            }
        }

        @Override
        protected void fire() {
            kernel.countDecision(ChoiceFamily.PARTITIONS);
            if (automatic == null) {
                strikes.struck();
                automatic = draw();
                trace.partition(automatic, dynamics.rates().partition());
            } else {
                automatic = null;
                trace.heal(dynamics.rates().heal());
            }
            schedule();
        }

        private Cut draw() {
            BitSet left = switch (dynamics.shape()) {
                case ISOLATE_ONE -> some(1);
                case SPLIT_BY_SIZE -> some(1 + (int) random.below(divisible() - 1L));
                case SPLIT_UNIFORMLY -> anySide();
            };
            left = chosen(left);
            BitSet right = new BitSet(nodes);
            for (int i = 0; i < divisible(); i++) {
                right.set(node(i), !left.get(node(i)));
            }
            boolean turned = dynamics.oneWay() && chosen(random.nextBoolean());
            return turned ? new Cut(right, left, true) : new Cut(left, right, dynamics.oneWay());
        }

        private boolean chosen(boolean turned) {
            return kernel.choices().numberNow(ChoiceKind.SIDES, "turned", turned ? 1 : 0, 0) != 0;
        }

        /** The side that was drawn, unless another was planned; where nothing is planned, the first node alone. */
        private BitSet chosen(BitSet drawn) {
            long[] words = Arrays.copyOf(drawn.toLongArray(), (nodes + Long.SIZE - 1) / Long.SIZE);
            for (int i = 0; i < words.length; i++) {
                words[i] = kernel.choices().numberNow(ChoiceKind.SIDES, i, words[i], 0);
            }
            BitSet side = BitSet.valueOf(words);
            if (side.isEmpty()) {
                side.set(node(0));
            }
            return side;
        }

        /** So many nodes, each choice equally likely: each node is taken with the share of those still wanted (Knuth's algorithm S). */
        private BitSet some(int count) {
            BitSet side = new BitSet(nodes);
            int wanted = count;
            for (int i = 0; i < divisible() && wanted > 0; i++) {
                if (random.below(divisible() - (long) i) < wanted) {
                    side.set(node(i));
                    wanted--;
                }
            }
            return side;
        }

        private BitSet anySide() {
            BitSet side = new BitSet(nodes);
            while (side.isEmpty() || side.cardinality() == divisible()) {
                for (int i = 0; i < divisible(); i++) {
                    side.set(node(i), random.nextBoolean());
                }
            }
            return side;
        }
    }
}
