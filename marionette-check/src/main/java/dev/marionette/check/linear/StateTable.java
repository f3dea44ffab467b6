package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The states that a search came across, each with a number. */
final class StateTable<S> {

    private static final int BYTES_PER_STATE = 24;

    private final Model<S, ?, ?> model;
    private final Allowance allowance;
    private final List<S> states = new ArrayList<>();
    private int[] hashes = new int[16];
    private int[] table = new int[32];

    StateTable(Model<S, ?, ?> model, Allowance allowance) {
        this.model = model;
        this.allowance = allowance;
    }

    S get(int number) {
        return states.get(number);
    }

    /** The number of a state, which is kept if it is new. */
    int number(S state) {
        int hash = state.hashCode() * 0x9E3779B9;
        int mask = table.length - 1;
        int slot = (hash ^ hash >>> 16) & mask;
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (hashes[number] == hash && states.get(number).equals(state)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        return add(state, hash, slot);
    }

    private int add(S state, int hash, int slot) {
        int number = states.size();
        // Spent all the same: the search looks at its allowance after each step.
        allowance.take(model.bytes(state) + BYTES_PER_STATE);
        states.add(state);
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * number);
        }
        hashes[number] = hash;
        table[slot] = number + 1;
        if (2 * states.size() > table.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int number = 0; number < states.size(); number++) {
            int hash = hashes[number];
            int slot = (hash ^ hash >>> 16) & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = number + 1;
        }
    }
}
