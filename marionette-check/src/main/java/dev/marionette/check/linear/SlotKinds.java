package dev.marionette.check.linear;

import java.util.Arrays;

/** What kinds of operations are open in the slots of a search. */
final class SlotKinds {

    private final long[] reads;
    private final long[] others;

    SlotKinds(int words) {
        reads = new long[words];
        others = new long[words];
    }

    /** What is no operation, and has to be the same. */
    static SlotKinds allDifferent(int words) {
        SlotKinds kinds = new SlotKinds(words);
        Arrays.fill(kinds.others, -1);
        return kinds;
    }

    /** The slots in which an operation is open that only reads. */
    long reads(int word) {
        return reads[word];
    }

    /** The slots in which an operation is open that does not only read, and is not possible in every state. */
    long others(int word) {
        return others[word];
    }

    void open(Part<?, ?> part, int operation) {
        int slot = part.bit(operation);
        if (part.readsOnly(operation)) {
            reads[slot >>> 6] |= 1L << slot;
        } else if (!part.overwrites() || !part.isBlind(operation)) {
            others[slot >>> 6] |= 1L << slot;
        }
    }

    void close(int slot) {
        reads[slot >>> 6] &= ~(1L << slot);
        others[slot >>> 6] &= ~(1L << slot);
    }
}
