package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for an order that explains a part of a history: that of Wing and Gong ("Testing and verifying concurrent objects", 1993), with
 * linearization just in time and memoisation as in Lowe ("Testing for linearizability", 2017).
 *
 * <p>A configuration is the place of the first return of an operation that has not taken effect, the open operations that have, and the state. From
 * there, that operation or another open one takes effect. Depth first and without recursion, in an order that depends on the part and the model
 * alone. Where no operation is open, a configuration is nothing but a state, so the search remembers quiescent cuts as such.
 *
 * <p>Five shortcuts keep the verdict and spare most of the work. Operations that only read take effect as soon as the state allows them. Of uncertain operations that ask for
 * the same, the first takes effect first. An uncertain operation that changes nothing does not take effect. And see {@link ConfigurationTable} and {@link Lookahead}.
 */
final class Search<S, I, O> {

    /** How a search ended. */
    enum End {
        FOUND,
        EXCLUDED,
        SPENT
    }

    private static final int MOST_STATES = 4;

    private final Model<S, I, O> model;
    private final Part<I, O> part;
    private final Allowance allowance;
    private final Lookahead<S, I, O> lookahead;
    private final StateTable<S> states;
    private final ConfigurationTable configurations;
    private final int[] openInSlot;
    private final long[] bits;
    private final Frames frames = new Frames();
    private int uncertainCalled;
    private int position;
    private int furthest;
    private int furthestPosition;
    private final Set<Integer> furthestStates = new LinkedHashSet<>();
    private List<Point<I, O>> log = List.of();
    private boolean logging;
    private boolean exhaustive;

    Search(Model<S, I, O> model, Part<I, O> part, Allowance allowance) {
        this.model = model;
        this.part = part;
        this.allowance = allowance;
        states = new StateTable<>(model, allowance);
        configurations = new ConfigurationTable(part.certainWords(), part.words(), allowance);
        openInSlot = new int[part.slots()];
        Arrays.fill(openInSlot, -1);
        bits = new long[part.words()];
        lookahead = new Lookahead<>(model, part, bits, openInSlot);
    }

    /** Looks for an order; once. */
    End run() {
        if (allowance.isSpent()) {
            return End.SPENT;
        }
        if (reach(model.initial(), -1L << 32)) {
            return End.FOUND;
        }
        while (!frames.isEmpty()) {
            if (allowance.isSpent()) {
                return End.SPENT;
            }
            if (advance()) {
                return End.FOUND;
            }
        }
        return allowance.isSpent() ? End.SPENT : End.EXCLUDED;
    }

    /** All states after orders that explain everything, at most {@value #MOST_STATES} of them; nothing if the allowance does not suffice. Once, instead of {@link #run}. */
    List<S> allStatesAfter() {
        exhaustive = true;
        End end = run();
        return end == End.EXCLUDED && furthestPosition() == part.events() ? furthestStates(MOST_STATES) : List.of();
    }

    /** The position of the first return that no order gets past, or the end. */
    int furthestPosition() {
        return furthestPosition;
    }

    /** How many configurations it remembered. */
    int configurations() {
        return configurations.size();
    }

    /** States in which orders got to the furthest position, at most so many. */
    List<S> furthestStates(int most) {
        return furthestStates.stream().limit(most).map(states::get).toList();
    }

    /** The first order that got to the furthest position. */
    List<Point<I, O>> furthestOrder() {
        List<Point<I, O>> order = new ArrayList<>();
        if (configurations.size() > 0) {
            log = order;
            logging = true;
            replay(path(furthest));
            logging = false;
        }
        return order;
    }

    /** Takes the next step from the configuration on top. True if that explains everything. */
    private boolean advance() {
        int entry = frames.entry();
        seek(configurations.position(entry));
        if (!frames.hasAlternative()) {
            int operation = nextCandidate(entry, frames.cursor());
            if (operation < 0) {
                frames.pop();
                return followOthers(entry);
            }
            frames.candidate(operation, step(states.get(configurations.state(entry)), operation));
        }
        return frames.hasAlternative() && follow(entry, frames.operation(), frames.<S>nextAlternative(), true);
    }

    /** Takes all the steps that do not get past the blocked operation, to look at where they lead one after the other. */
    private boolean followOthers(int entry) {
        S state = states.get(configurations.state(entry));
        int blocked = ~part.event(position);
        for (int cursor = part.slots() + uncertainCalled; cursor > 0; cursor--) {
            configurations.copyBits(entry, bits);
            int operation = candidate(cursor, blocked);
            List<S> nexts = operation < 0 ? List.of() : step(state, operation);
            for (S next : nexts.reversed()) {
                if (follow(entry, operation, next, false)) {
                    return true;
                }
                seek(configurations.position(entry));
            }
        }
        return false;
    }

    /** Lets an operation take effect, if that makes the blocked one possible, or if it does not. */
    private boolean follow(int entry, int operation, S next, boolean unblocks) {
        if (!part.isCertain(operation) && next.equals(states.get(configurations.state(entry)))) {
            return false;
        }
        int blocked = ~part.event(position);
        if (part.readsOnly(blocked) && step(next, blocked).isEmpty() == unblocks) {
            return false;
        }
        configurations.copyBits(entry, bits);
        set(part.bit(operation));
        return reach(next, (long) entry << 32 | operation);
    }

    /** Moves on with this state, and remembers where that leads. True if everything is explained. */
    private boolean reach(S state, long link) {
        int before = position;
        move(state);
        int entry = configurations.add((long) position << 32 | states.number(state), link, bits);
        if (entry == ConfigurationTable.COVERED) {
            rewind(before);
            return false;
        }
        int end = lookahead.end(state, position);
        noteFurthest(entry, end);
        boolean isEnd = position == part.events();
        if (end == position && !(isEnd && exhaustive)) {
            frames.push(entry);
        }
        return isEnd && !exhaustive;
    }

    private void noteFurthest(int entry, int end) {
        if (end > furthestPosition) {
            furthestPosition = end;
            furthest = entry;
            furthestStates.clear();
        }
        if (end == furthestPosition && furthestStates.size() < MOST_STATES) {
            furthestStates.add(configurations.state(entry));
        }
    }

    /**
     * The operation at this cursor or after it that may unblock the blocked one, or -1; leaves the cursor behind it.
     *
     * <p>Such steps are tried first, depth first, and all others at once afterwards. So orders that waste no uncertain operation are found before those that do, and
     * cover them.
     */
    private int nextCandidate(int entry, int from) {
        configurations.copyBits(entry, bits);
        int blocked = ~part.event(position);
        int last = part.readsOnly(blocked) ? part.slots() + uncertainCalled : 0;
        for (int cursor = from; cursor <= last; cursor++) {
            int operation = candidate(cursor, blocked);
            if (operation >= 0) {
                frames.cursor(cursor + 1);
                return operation;
            }
        }
        return -1;
    }

    private int candidate(int cursor, int blocked) {
        if (cursor == 0) {
            return part.readsOnly(blocked) ? -1 : blocked;
        }
        int slot = cursor - 1;
        if (slot < part.slots()) {
            int open = openInSlot[slot];
            return open < 0 || open == blocked || isSet(slot) || part.readsOnly(open) ? -1 : open;
        }
        int operation = part.uncertain(slot - part.slots());
        int twin = part.twin(operation);
        return isSet(part.bit(operation)) || (twin >= 0 && !isSet(part.bit(twin))) ? -1 : operation;
    }

    /** Passes events until an operation returns that has not taken effect. */
    private void move(S state) {
        for (int operation : openInSlot) {
            if (operation >= 0 && part.readsOnly(operation)) {
                readIfPossible(state, operation, position);
            }
        }
        while (position < part.events()) {
            int event = part.event(position);
            if (event >= 0) {
                call(event, state);
            } else {
                int slot = part.bit(~event);
                if (!isSet(slot)) {
                    return;
                }
                clear(slot);
                openInSlot[slot] = -1;
            }
            position++;
        }
    }

    private void call(int operation, S state) {
        if (!part.isCertain(operation)) {
            uncertainCalled++;
            return;
        }
        openInSlot[part.bit(operation)] = operation;
        if (part.readsOnly(operation)) {
            readIfPossible(state, operation, position + 1);
        }
    }

    private void readIfPossible(S state, int operation, int at) {
        if (!isSet(part.bit(operation)) && !step(state, operation).isEmpty()) {
            set(part.bit(operation));
            note(operation, at);
        }
    }

    /** Opens and closes operations as it is at a position. */
    private void seek(int to) {
        rewind(to);
        while (position < to) {
            int event = part.event(position++);
            if (event < 0) {
                openInSlot[part.bit(~event)] = -1;
            } else if (part.isCertain(event)) {
                openInSlot[part.bit(event)] = event;
            } else {
                uncertainCalled++;
            }
        }
    }

    private void rewind(int to) {
        while (position > to) {
            int event = part.event(--position);
            if (event < 0) {
                openInSlot[part.bit(~event)] = ~event;
            } else if (part.isCertain(event)) {
                openInSlot[part.bit(event)] = -1;
            } else {
                uncertainCalled--;
            }
        }
    }

    private List<S> step(S state, int operation) {
        allowance.step();
        return part.step(model, state, operation);
    }

    private List<Integer> path(int to) {
        List<Integer> path = new ArrayList<>();
        for (int entry = to; configurations.parent(entry) >= 0; entry = configurations.parent(entry)) {
            path.add(entry);
        }
        return path.reversed();
    }

    private void replay(List<Integer> path) {
        rewind(0);
        Arrays.fill(bits, 0);
        move(model.initial());
        for (int entry : path) {
            int operation = configurations.operation(entry);
            note(operation, position);
            set(part.bit(operation));
            move(states.get(configurations.state(entry)));
        }
    }

    /** Right before the event at a position, which may be the end. */
    private void note(int operation, int at) {
        if (logging) {
            int before = at < part.events() ? part.historyEvent(at) : Integer.MAX_VALUE;
            log.add(new Point<>(part.operation(operation), before));
        }
    }

    private boolean isSet(int bit) {
        return (bits[bit >>> 6] & 1L << bit) != 0;
    }

    private void set(int bit) {
        bits[bit >>> 6] |= 1L << bit;
    }

    private void clear(int bit) {
        bits[bit >>> 6] &= ~(1L << bit);
    }
}
