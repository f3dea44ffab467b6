package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A search for an order that explains a part of a history: that of Wing and Gong ("Testing and verifying concurrent objects", 1993), with
 * linearization just in time and memoisation as in Lowe ("Testing for linearizability", 2017).
 *
 * <p>A configuration is the place of the first return of an operation that has not taken effect, the open operations that have, and the state. From
 * there, that operation or another open one takes effect. Depth first and without recursion, in an order that depends on the part and the model
 * alone. Where no operation is open, a configuration is nothing but a state, so the search remembers quiescent cuts as such.
 *
 * <p>Some shortcuts keep the verdict and spare most of the work. Operations that only read take effect as soon as the state allows them. Of uncertain operations that ask for
 * the same, the first takes effect first. An uncertain operation that neither overwrites nor changes anything does not take effect. An operation that was open right before another one overwrote the state may have taken effect
 * right before that, unseen; so when it returns it may pass, as if it were uncertain until then. Where nobody can see the state until it is overwritten, nothing takes effect before it must, and
 * all such states count as one. And see {@link ConfigurationTable} and {@link Lookahead}.
 */
final class Search<S, I, O> {

    /** How a search ended. */
    enum End {
        FOUND,
        EXCLUDED,
        SPENT
    }

    private static final int MOST_STATES = 4;

    /** Marks the link of an operation that took effect unseen. */
    private static final int PASSED = 1 << 30;

    private static final int NOTHING_MORE = 1 << 31;

    private final Model<S, I, O> model;
    private final Part<I, O> part;
    private final Allowance allowance;
    private final Lookahead<S, I, O> lookahead;
    private final StateTable<S> states;
    private final ConfigurationTable configurations;
    private final Sweep sweep;
    private final int[] openInSlot;
    private final long[] bits;
    private final int passBits;
    private final Frames frames = new Frames();
    private int furthest;
    private int furthestPosition;
    private final List<Integer> furthestEntries = new ArrayList<>();
    private int unseenState = -1;
    private Optional<OrderLog<I, O>> log = Optional.empty();
    private boolean exhaustive;

    Search(Model<S, I, O> model, Part<I, O> part, Allowance allowance) {
        this.model = model;
        this.part = part;
        this.allowance = allowance;
        states = new StateTable<>(model, allowance);
        configurations = new ConfigurationTable(part.layout(), allowance);
        sweep = new Sweep(part);
        openInSlot = sweep.openInSlot();
        bits = new long[part.words()];
        passBits = 64 * part.slotWords();
        lookahead = new Lookahead<>(model, part, new Lookahead.View(bits, openInSlot), allowance);
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

    /** Whether an order got to that position, and not only near enough to see that none can get past it. */
    boolean isFurthestReached() {
        return configurations.size() == 0 || configurations.position(furthest) == furthestPosition;
    }

    /** How many configurations it remembered. */
    int configurations() {
        return configurations.size();
    }

    /** States in which orders got to the furthest position, at most so many. */
    List<S> furthestStates(int most) {
        return furthestEntries.stream().limit(most).map(this::stateAt).toList();
    }

    /** The first order that got to the furthest position. */
    List<Point<I, O>> furthestOrder() {
        if (configurations.size() == 0) {
            return List.of();
        }
        OrderLog<I, O> order = new OrderLog<>(part);
        log = Optional.of(order);
        replay(path(furthest));
        log = Optional.empty();
        return order.points();
    }

    /** The state of a configuration, also where one stands for another that nobody can see either. */
    private S stateAt(int entry) {
        S state = model.initial();
        for (int step : path(entry)) {
            state = stateAfter(state, step);
        }
        return state;
    }

    private S stateAfter(S state, int entry) {
        int operation = configurations.operation(entry);
        if (unseenState < 0) {
            return states.get(configurations.state(entry));
        }
        // Where states stand for others, each operation leads to one.
        return (operation & PASSED) == 0 ? step(state, operation).getFirst() : state;
    }

    /** Takes the next step from the configuration on top. True if that explains everything. */
    private boolean advance() {
        int entry = frames.entry();
        sweep.seek(configurations.position(entry));
        if (!frames.hasAlternative()) {
            int operation = nextCandidate(entry, frames.cursor());
            if (operation == NOTHING_MORE) {
                frames.pop();
                return followOthers(entry);
            }
            S state = states.get(configurations.state(entry));
            if ((operation & PASSED) != 0) {
                pass(sweep.returning());
                return reach(state, (long) entry << 32 | operation);
            }
            frames.candidate(operation, step(state, operation));
        }
        return frames.hasAlternative() && follow(entry, frames.operation(), frames.<S>nextAlternative(), true);
    }

    /** Takes all the steps that do not get past the blocked operation, to look at where they lead one after the other. */
    private boolean followOthers(int entry) {
        S state = states.get(configurations.state(entry));
        int blocked = sweep.returning();
        for (int cursor = part.slots() + sweep.uncertainCalled(); cursor > 0; cursor--) {
            configurations.copyBits(entry, bits);
            int operation = candidate(cursor, blocked);
            boolean excluded = operation < 0 || lookahead.excludes(state, sweep.position(), operation);
            List<S> nexts = excluded ? List.of() : step(state, operation);
            for (S next : nexts.reversed()) {
                if (follow(entry, operation, next, false)) {
                    return true;
                }
                sweep.seek(configurations.position(entry));
            }
        }
        return false;
    }

    /** Lets an operation take effect, if that makes the blocked one possible, or if it does not. */
    private boolean follow(int entry, int operation, S next, boolean unblocks) {
        if (changesNothing(entry, operation, next)) {
            return false;
        }
        int blocked = sweep.returning();
        if (part.readsOnly(blocked) && step(next, blocked).isEmpty() == unblocks) {
            return false;
        }
        configurations.copyBits(entry, bits);
        take(operation);
        return reach(next, (long) entry << 32 | operation);
    }

    /** Whether an uncertain operation may as well not take effect: it does not change the state, nor hide what others did to it before. */
    private boolean changesNothing(int entry, int operation, S next) {
        return !part.isCertain(operation)
                && !part.overwrites(operation)
                && next.equals(states.get(configurations.state(entry)));
    }

    /** Moves on with this state, and remembers where that leads. True if everything is explained. */
    private boolean reach(S state, long link) {
        if (!isForced(link)) {
            lookahead.look(state, sweep.position());
            if (isUnseen()) {
                return false;
            }
        }
        settle(state);
        boolean unseen = isUnseen();
        int end = lookahead.end();
        int number = unseen ? unseen(state) : states.number(state);
        int entry = configurations.add((long) sweep.position() << 32 | number, link, bits, sweep.kinds());
        if (entry == ConfigurationTable.COVERED) {
            return false;
        }
        noteFurthest(entry, end);
        boolean isEnd = sweep.isEnd();
        if (end == sweep.position() && !(isEnd && exhaustive)) {
            frames.push(entry);
        }
        return isEnd && !exhaustive;
    }

    /** Whether a link is the first, or that of the blocked operation. */
    private boolean isForced(long link) {
        return link < 0 || ((int) link & ~PASSED) == sweep.returning();
    }

    /** Moves on as far as nothing has to be decided, and looks ahead from there. */
    private void settle(S state) {
        move(state);
        lookahead.look(state, sweep.position());
        while (isUnseen() && !sweep.isEnd() && isUseless(state, sweep.returning())) {
            pass(sweep.returning());
            move(state);
            lookahead.look(state, sweep.position());
        }
    }

    /** Whether a blocked operation may as well pass: nothing that could take effect instead makes a difference to anybody. */
    private boolean isUseless(S state, int blocked) {
        if (!mayPass(blocked) || !isUselessNow(state, blocked)) {
            return false;
        }
        for (int cursor = part.slots() + sweep.uncertainCalled(); cursor > 0; cursor--) {
            int operation = candidate(cursor, blocked);
            if (operation >= 0 && !isUselessNow(state, operation)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an operation would lead from a state that nobody can see to another one. */
    private boolean isUselessNow(S state, int operation) {
        if (part.overwrites(operation)) {
            for (S next : step(state, operation)) {
                lookahead.look(next, sweep.position());
                if (!isUnseen()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether nobody can see the state that was looked ahead from before it is overwritten. */
    private boolean isUnseen() {
        return part.isBlind() && !exhaustive && lookahead.isUnseen();
    }

    /** The number of a state that nobody can see here, which stands for all of them. */
    private int unseen(S state) {
        if (unseenState >= 0) {
            lookahead.look(states.get(unseenState), sweep.position());
        }
        if (unseenState < 0 || !isUnseen()) {
            unseenState = states.number(state);
        }
        return unseenState;
    }

    private void noteFurthest(int entry, int end) {
        if (end > furthestPosition) {
            furthestPosition = end;
            furthest = entry;
            furthestEntries.clear();
        }
        if (end == furthestPosition && furthestEntries.size() < MOST_STATES) {
            int state = configurations.state(entry);
            if (furthestEntries.stream().noneMatch(other -> configurations.state(other) == state)) {
                furthestEntries.add(entry);
            }
        }
    }

    /**
     * The operation at this cursor or after it that may unblock the blocked one, or that one as {@link #PASSED}, or {@link #NOTHING_MORE}; leaves the
     * cursor behind it.
     *
     * <p>Such steps are tried first, depth first, and all others at once afterwards. So orders that waste no uncertain operation are found before those that do, and
     * cover them.
     */
    private int nextCandidate(int entry, int from) {
        configurations.copyBits(entry, bits);
        int blocked = sweep.returning();
        if (!part.readsOnly(blocked)) {
            frames.cursor(from + 1);
            return blockedItself(blocked, from);
        }
        int last = part.slots() + sweep.uncertainCalled();
        for (int cursor = from; cursor <= last; cursor++) {
            int operation = candidate(cursor, blocked);
            if (operation >= 0) {
                frames.cursor(cursor + 1);
                return operation;
            }
        }
        return NOTHING_MORE;
    }

    /** A blocked operation takes effect; or it passes, which comes first where it would overwrite, since that spends less. */
    private int blockedItself(int blocked, int from) {
        boolean passes = mayPass(blocked);
        if (from > (passes ? 1 : 0)) {
            return NOTHING_MORE;
        }
        return passes && (from == 0) == part.overwrites(blocked) ? blocked | PASSED : blocked;
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
                readIfPossible(state, operation);
            }
        }
        while (!sweep.isEnd()) {
            int event = part.event(sweep.position());
            if (event < 0) {
                int slot = part.bit(~event);
                if (!isSet(slot)) {
                    return;
                }
                clear(slot);
                if (part.overwrites()) {
                    clear(slot + passBits);
                }
            }
            sweep.advance();
            if (event >= 0 && part.isCertain(event) && part.readsOnly(event)) {
                readIfPossible(state, event);
            }
        }
    }

    private void readIfPossible(S state, int operation) {
        if (!isSet(part.bit(operation)) && !step(state, operation).isEmpty()) {
            set(part.bit(operation));
            log.ifPresent(order -> order.add(operation, sweep.position()));
        }
    }

    private void take(int operation) {
        set(part.bit(operation));
        if (!part.overwrites()) {
            return;
        }
        if (part.isCertain(operation)) {
            clear(part.bit(operation) + passBits);
        }
        if (part.overwrites(operation)) {
            for (int open : openInSlot) {
                if (open >= 0 && part.isBlind(open) && !isSet(part.bit(open))) {
                    set(part.bit(open) + passBits);
                }
            }
        }
    }

    /** Whether an open operation may have taken effect right before another one overwrote the state. */
    private boolean mayPass(int operation) {
        return part.overwrites() && isSet(part.bit(operation) + passBits);
    }

    private void pass(int operation) {
        set(part.bit(operation));
        clear(part.bit(operation) + passBits);
        log.ifPresent(order -> order.addUnseen(operation));
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
        sweep.seek(0);
        Arrays.fill(bits, 0);
        S state = model.initial();
        settle(state);
        for (int entry : path) {
            int operation = configurations.operation(entry);
            if ((operation & PASSED) != 0) {
                pass(operation & ~PASSED);
            } else {
                log.ifPresent(order -> order.add(operation, sweep.position()));
                take(operation);
            }
            state = stateAfter(state, entry);
            settle(state);
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
