package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Sees early that an order cannot go on: a read that has not taken effect needs a state that operations which only extend cannot lead to from here,
 * and no other operation can come before its return. And sees where it makes no difference how an order goes on, since nobody can see the state.
 */
final class Lookahead<S, I, O> {

    private final Model<S, I, O> model;
    private final Part<I, O> part;
    private final Allowance allowance;
    private final long[] bits;
    private final int[] openInSlot;
    private final boolean active;
    private final int[] callAt;
    private final int[] returnAt;
    /**
     * Certain operations that need a state, in the order of their returns, and for each position the first of them that returns there or later.
     */
    private final int[] demands;

    private final int[] firstReturningDemand;
    /** The same in the order of their calls, and for each position the first of them that is called there or later. */
    private final int[] calledDemands;

    private final int[] firstCalledDemand;
    /** Operations that do more than extend, in the order of their calls, and for each position the first that is called there or later. */
    private final int[] changes;

    private final int[] firstChange;
    private final int[] uncertainChanges;
    /** For each demand the operations that change the state to one that leads to it, called or open from some position on. */
    private final int[][] helpers;

    private final int[] helpersFrom;
    private int end;
    private boolean unseen;

    /**
     * What it looks at; the search changes it.
     *
     * @param bits of what took effect
     * @param openInSlot the operations that are open
     */
    record View(long[] bits, int[] openInSlot) {}

    /** Looks at a search. */
    Lookahead(Model<S, I, O> model, Part<I, O> part, View view, Allowance allowance) {
        this.model = model;
        this.part = part;
        this.allowance = allowance;
        bits = view.bits;
        openInSlot = view.openInSlot;
        active = part.extendsOrOverwrites();
        int size = active ? part.size() : 0;
        int events = active ? part.events() : 0;
        callAt = new int[size];
        returnAt = new int[size];
        int[] returning = new int[size];
        int returned = 0;
        for (int position = 0; position < events; position++) {
            int event = part.event(position);
            (event < 0 ? returnAt : callAt)[event < 0 ? ~event : event] = position;
            if (event < 0 && isDemand(~event)) {
                returning[returned++] = ~event;
            }
        }
        demands = Arrays.copyOf(returning, returned);
        // Operations have numbers in the order of their calls.
        calledDemands = select(size, this::isDemand);
        changes = select(size, this::changes);
        uncertainChanges = select(size, operation -> changes(operation) && !part.isCertain(operation));
        firstReturningDemand = firsts(demands, returnAt, events);
        firstCalledDemand = firsts(calledDemands, callAt, events);
        firstChange = firsts(changes, callAt, events);
        helpers = new int[size][];
        helpersFrom = new int[size];
        Arrays.fill(helpersFrom, Integer.MAX_VALUE);
    }

    private static int[] select(int size, IntPredicate condition) {
        int[] selected = new int[size];
        int count = 0;
        for (int operation = 0; operation < size; operation++) {
            if (condition.test(operation)) {
                selected[count++] = operation;
            }
        }
        return Arrays.copyOf(selected, count);
    }

    /** For each position the index of the first operation whose place is there or later. */
    private static int[] firsts(int[] operations, int[] places, int events) {
        int[] firsts = new int[events + 1];
        int first = operations.length;
        for (int position = events; position >= 0; position--) {
            while (first > 0 && places[operations[first - 1]] >= position) {
                first--;
            }
            firsts[position] = first;
        }
        return firsts;
    }

    /** Looks ahead from a configuration. */
    void look(S state, int position) {
        end = position;
        unseen = false;
        if (!active) {
            return;
        }
        int next = nextDemand(position);
        if (next < 0) {
            unseen = true;
            return;
        }
        boolean seen = leadsTo(state, next);
        if (!seen && !mayReset(state, position, next)) {
            end = returnAt[next];
            return;
        }
        for (int operation : openInSlot) {
            if (operation < 0 || operation == next || !isDemand(operation) || isSet(part.bit(operation))) {
                continue;
            }
            boolean leads = leadsTo(state, operation);
            if (!leads && !mayReset(state, position, operation)) {
                end = returnAt[operation];
                return;
            }
            seen |= leads;
        }
        unseen = !seen && !isSeenUntil(state, position, returnAt[next]);
    }

    /**
     * Where orders from this configuration end: the position of the return that they cannot reach, or the position of the configuration if nothing
     * is against it.
     */
    int end() {
        return end;
    }

    /**
     * Whether nobody can see this state: no read is possible, in it or after operations that only extend, until one overwrites. Where all operations
     * that do not read are possible in every state, what happens until then makes no difference.
     */
    boolean isUnseen() {
        return unseen;
    }

    /** Whether the next read is possible from here, and after this operation, which only extends, neither it nor anything that makes it possible. */
    boolean excludes(S state, int position, int operation) {
        if (!active || !part.extendsOnly(operation)) {
            return false;
        }
        int next = nextDemand(position);
        return next >= 0 && !part.leadsTo(model, state, operation, next) && !mayReset(state, position, next);
    }

    private boolean isSeenUntil(S state, int position, int until) {
        int last = firstCalledDemand[until];
        for (int i = firstCalledDemand[position]; i < last; i++) {
            if (leadsTo(state, calledDemands[i])) {
                return true;
            }
        }
        return false;
    }

    /** The read that returns first of those that have not taken effect, or -1. */
    private int nextDemand(int position) {
        int next = firstReturningDemand[position];
        while (next < demands.length && isTaken(demands[next], position)) {
            next++;
        }
        return next < demands.length ? demands[next] : -1;
    }

    private boolean isTaken(int operation, int position) {
        return callAt[operation] < position && isSet(part.bit(operation));
    }

    /** Whether an operation that does more than extend may come before this read, and make it possible. */
    private boolean mayReset(S state, int position, int read) {
        for (int operation : helpers(state, position, read)) {
            boolean called = callAt[operation] < position;
            boolean gone = part.isCertain(operation) && called && openInSlot[part.bit(operation)] != operation;
            if (!called || (!gone && !isSet(part.bit(operation)))) {
                return true;
            }
        }
        return false;
    }

    private int[] helpers(S state, int position, int read) {
        if (helpersFrom[read] <= position) {
            return helpers[read];
        }
        int last = firstChange[returnAt[read]];
        int[] found = new int[openInSlot.length + uncertainChanges.length + last - firstChange[position]];
        int count = 0;
        for (int operation : openInSlot) {
            if (operation >= 0 && changes(operation) && helps(state, operation, read)) {
                found[count++] = operation;
            }
        }
        for (int operation : uncertainChanges) {
            if (callAt[operation] < position && helps(state, operation, read)) {
                found[count++] = operation;
            }
        }
        for (int i = firstChange[position]; i < last; i++) {
            if (helps(state, changes[i], read)) {
                found[count++] = changes[i];
            }
        }
        helpers[read] = Arrays.copyOf(found, count);
        helpersFrom[read] = position;
        return helpers[read];
    }

    private boolean helps(S state, int operation, int read) {
        if (operation == read) {
            return false;
        }
        if (!part.overwrites(operation) || !part.isBlind(operation)) {
            return part.enables(model, operation, read);
        }
        for (S next : part.step(model, state, operation)) {
            if (leadsTo(next, read)) {
                return true;
            }
        }
        return false;
    }

    private boolean changes(int operation) {
        return !part.readsOnly(operation) && !part.extendsOnly(operation);
    }

    private boolean leadsTo(S state, int demand) {
        allowance.step();
        return part.leadsTo(model, state, demand);
    }

    private boolean isDemand(int operation) {
        return part.isCertain(operation) && !part.isBlind(operation);
    }

    private boolean isSet(int bit) {
        return (bits[bit >>> 6] & 1L << bit) != 0;
    }
}
