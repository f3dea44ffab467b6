package dev.marionette.check.linear;

import java.util.Arrays;

/**
 * The configurations that a search has reached, in flat arrays: a key (position and state), a link (the configuration before, and the operation
 * between), and the bits of the operations that took effect. They are kept in the order in which they were reached.
 *
 * <p>A configuration is as good as one that differs in having spent more of the operations which may never take effect, or which may pass unseen, or in having fewer
 * reads behind it: whatever explains the rest from there also explains it from here. So only those that nothing here covers are kept. That makes Lowe's memoisation
 * ("Testing for linearizability", 2017) a good deal stronger for histories with many unknown outcomes, and for those with many writes at a time.
 */
final class ConfigurationTable {

    /** What {@link #add} returns for a configuration that needs no look. */
    static final int COVERED = -1;

    /**
     * What the words of bits are for.
     *
     * @param slotWords whether the operations in the slots took effect
     * @param certainWords those, and whether they may pass, if any may
     * @param words all
     */
    record Layout(int slotWords, int certainWords, int words) {}

    private static final int KEY = 0;
    private static final int LINK = 1;
    private static final int HEAD = 2;

    private final int slotWords;
    private final int certainWords;
    private final int stride;
    private final Allowance allowance;
    private long[] entries;
    private int[] hashes;
    private int[] chains;
    private int[] buckets;
    private int size;

    ConfigurationTable(Layout layout, Allowance allowance) {
        this.slotWords = layout.slotWords();
        this.certainWords = layout.certainWords();
        this.stride = HEAD + layout.words();
        this.allowance = allowance;
        // Without memory for a first one, the search ends before it adds any.
        int length = allowance.take(bytes(16)) ? 16 : 0;
        this.entries = new long[length * stride];
        this.hashes = new int[length];
        this.chains = new int[length];
        this.buckets = new int[length];
    }

    int size() {
        return size;
    }

    int position(int entry) {
        return (int) (entries[entry * stride + KEY] >>> 32);
    }

    int state(int entry) {
        return (int) entries[entry * stride + KEY];
    }

    /** The configuration before, or -1 for the first. */
    int parent(int entry) {
        return (int) (entries[entry * stride + LINK] >>> 32);
    }

    /** The operation that led from the parent to here. */
    int operation(int entry) {
        return (int) entries[entry * stride + LINK];
    }

    void copyBits(int entry, long[] into) {
        System.arraycopy(entries, entry * stride + HEAD, into, 0, stride - HEAD);
    }

    /**
     * Adds a configuration.
     *
     * @param slots what is in the slots of open operations at its position
     * @return its number, or {@link #COVERED} if another one covers it, or there is no memory left for it
     */
    int add(long key, long link, long[] bits, SlotKinds slots) {
        int hash = hash(key, bits, slots);
        int bucket = hash & buckets.length - 1;
        for (int i = buckets[bucket] - 1; i >= 0; i = chains[i] - 1) {
            if (hashes[i] == hash && entries[i * stride + KEY] == key && covers(i * stride + HEAD, bits, slots)) {
                return COVERED;
            }
        }
        if (size == chains.length) {
            if (!grow()) {
                return COVERED;
            }
            bucket = hash & buckets.length - 1;
        }
        int base = size * stride;
        entries[base + KEY] = key;
        entries[base + LINK] = link;
        System.arraycopy(bits, 0, entries, base + HEAD, bits.length);
        hashes[size] = hash;
        chains[size] = buckets[bucket];
        buckets[bucket] = ++size;
        allowance.configuration();
        return size - 1;
    }

    private boolean covers(int base, long[] bits, SlotKinds slots) {
        for (int word = 0; word < slotWords; word++) {
            long took = entries[base + word];
            long reads = slots.reads(word);
            long passes = certainWords > slotWords ? entries[base + slotWords + word] : 0;
            long otherPasses = certainWords > slotWords ? bits[slotWords + word] : 0;
            boolean differs = ((took ^ bits[word]) & ~passes & ~reads) != 0;
            if (differs || (bits[word] & reads & ~took) != 0 || (otherPasses & ~passes) != 0) {
                return false;
            }
        }
        for (int word = certainWords; word < bits.length; word++) {
            if ((entries[base + word] & ~bits[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Of what must be the same for one configuration to cover another. */
    private int hash(long key, long[] bits, SlotKinds slots) {
        long hash = key * 0x9E3779B97F4A7C15L;
        for (int word = 0; word < slotWords; word++) {
            hash = (hash ^ hash >>> 29 ^ (bits[word] & slots.others(word))) * 0xBF58476D1CE4E5B9L;
        }
        return (int) (hash >>> 40 ^ hash >>> 20);
    }

    private boolean grow() {
        int length = 2 * chains.length;
        if ((long) length * stride > Integer.MAX_VALUE - 16 || !allowance.take(bytes(length))) {
            allowance.take(Long.MAX_VALUE);
            return false;
        }
        entries = Arrays.copyOf(entries, length * stride);
        hashes = Arrays.copyOf(hashes, length);
        chains = new int[length];
        buckets = new int[length];
        allowance.giveBack(bytes(length / 2));
        for (int i = 0; i < size; i++) {
            int bucket = hashes[i] & length - 1;
            chains[i] = buckets[bucket];
            buckets[bucket] = i + 1;
        }
        return true;
    }

    private long bytes(int length) {
        return length * (8L * stride + 12);
    }
}
