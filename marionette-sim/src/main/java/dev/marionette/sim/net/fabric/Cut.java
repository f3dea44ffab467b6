package dev.marionette.sim.net.fabric;

import java.util.BitSet;

/**
 * Closed paths: those from a node of one side to a node of the other, and back unless it is one-way.
 *
 * @param left one side
 * @param right the other
 * @param oneWay whether the way from right to left is open
 */
record Cut(BitSet left, BitSet right, boolean oneWay) {

    boolean closes(int from, int to) {
        return (left.get(from) && right.get(to)) || (!oneWay && right.get(from) && left.get(to));
    }
}
