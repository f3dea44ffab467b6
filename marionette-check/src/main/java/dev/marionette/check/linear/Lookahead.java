package dev.marionette.check.linear;

import dev.marionette.check.model.Model;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Sees early that an order cannot go on: the next read that has not taken effect needs a state that operations which only extend cannot lead to
 * from here, and no other operation can come before its return.
 */
final class Lookahead<S, I, O> {

    private final Model<S, I, O> model;
    private final Part<I, O> part;
    private final long[] bits;
    private final int[] openInSlot;
    private final boolean active;
    private final int[] callAt;
    private final int[] returnAt;
    /** Certain reads in the order of their returns, and for each position the first of them that returns there or later. */
    private final int[] reads;

    private final int[] firstRead;
    /** Operations that do more than extend, in the order of their calls, and for each position the first that is called there or later. */
    private final int[] resets;

    private final int[] firstReset;
    private final int[] uncertainResets;

    /** Looks at the bits and slots of a search. */
    Lookahead(Model<S, I, O> model, Part<I, O> part, long[] bits, int[] openInSlot) {
        this.model = model;
        this.part = part;
        this.bits = bits;
        this.openInSlot = openInSlot;
        active = IntStream.range(0, part.size()).anyMatch(part::extendsOnly);
        int events = active ? part.events() : 0;
        callAt = new int[part.size()];
        returnAt = new int[part.size()];
        firstRead = new int[events + 1];
        firstReset = new int[events + 1];
        for (int position = 0; position < events; position++) {
            int event = part.event(position);
            (event < 0 ? returnAt : callAt)[event < 0 ? ~event : event] = position;
            firstReset[position + 1] = firstReset[position] + (event >= 0 && resets(event) ? 1 : 0);
        }
        reads = IntStream.range(0, active ? part.size() : 0)
                .filter(operation -> part.readsOnly(operation) && part.isCertain(operation))
                .boxed()
                .sorted(Comparator.comparingInt(operation -> returnAt[operation]))
                .mapToInt(Integer::intValue)
                .toArray();
        // Operations have numbers in the order of their calls.
        resets = IntStream.range(0, active ? part.size() : 0)
                .filter(this::resets)
                .toArray();
        uncertainResets = IntStream.range(0, active ? part.size() : 0)
                .filter(operation -> resets(operation) && !part.isCertain(operation))
                .toArray();
        indexReads();
    }

    private void indexReads() {
        int read = reads.length;
        for (int position = firstRead.length - 1; position >= 0; position--) {
            while (read > 0 && returnAt[reads[read - 1]] >= position) {
                read--;
            }
            firstRead[position] = read;
        }
    }

    /**
     * Where orders from this configuration end: the position of the return that they cannot reach, or the position of the configuration if nothing
     * is against it.
     */
    int end(S state, int position) {
        if (!active) {
            return position;
        }
        int next = firstRead[position];
        while (next < reads.length && isTaken(reads[next], position)) {
            next++;
        }
        if (next == reads.length || part.leadsTo(model, state, reads[next])) {
            return position;
        }
        int end = returnAt[reads[next]];
        return mayReset(state, position, reads[next]) ? position : end;
    }

    private boolean isTaken(int operation, int position) {
        return callAt[operation] < position && isSet(part.bit(operation));
    }

    /** Whether an operation that does more than extend may come before this read, and make it possible. */
    private boolean mayReset(S state, int position, int read) {
        for (int i = firstReset[position]; i < resets.length && callAt[resets[i]] < returnAt[read]; i++) {
            if (helps(state, resets[i], read)) {
                return true;
            }
        }
        for (int operation : openInSlot) {
            if (operation >= 0 && resets(operation) && helpsYet(state, operation, read)) {
                return true;
            }
        }
        for (int operation : uncertainResets) {
            if (callAt[operation] < position && helpsYet(state, operation, read)) {
                return true;
            }
        }
        return false;
    }

    private boolean helpsYet(S state, int operation, int read) {
        return !isSet(part.bit(operation)) && helps(state, operation, read);
    }

    private boolean helps(S state, int operation, int read) {
        if (!part.overwrites(operation)) {
            return true;
        }
        for (S next : part.step(model, state, operation)) {
            if (part.leadsTo(model, next, read)) {
                return true;
            }
        }
        return false;
    }

    private boolean resets(int operation) {
        return !part.readsOnly(operation) && !part.extendsOnly(operation);
    }

    private boolean isSet(int bit) {
        return (bits[bit >>> 6] & 1L << bit) != 0;
    }
}
