package dev.marionette.sim.disk.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sparse, growing table of sectors by index.
 *
 * <p>The byte arrays in it are never changed once they are in: a write puts a new array in the place of the old one. So a visible, a pending
 * and a durable state share them, and to make a sector durable is to copy a reference. A frozen table can be shared as a whole.
 */
public final class Sectors {

    /** A frozen table without sectors. */
    static final Sectors EMPTY = new Sectors(new byte[0][][], true);

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK - 1;
    private static final int FIRST_CHUNK = 4;
    private static final byte[][] NO_CHUNK = new byte[0][];

    private byte[][][] chunks;
    private boolean frozen;

    private Sectors(byte[][][] chunks, boolean frozen) {
        this.chunks = chunks;
        this.frozen = frozen;
    }

    /** This table, from now on unchangeable. */
    Sectors freeze() {
        frozen = true;
        return this;
    }

    /** This table, or a copy that can be changed if it is frozen. */
    Sectors thawed() {
        return frozen ? copy() : this;
    }

    /** The sector at an index, or null where nothing was ever written: zeros. */
    byte @Nullable [] get(int index) {
        int chunk = index >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            return null;
        }
        byte[][] sectors = chunks[chunk];
        int within = index & CHUNK_MASK;
        return within < sectors.length ? sectors[within] : null;
    }

    void put(int index, byte[] sector) {
        assert !frozen;
        int chunk = index >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            int grown = chunk == 0 ? 1 : Math.max(chunk + 1, chunks.length * 2);
            int old = chunks.length;
            chunks = Arrays.copyOf(chunks, grown);
            Arrays.fill(chunks, old, grown, NO_CHUNK);
        }
        byte[][] sectors = chunks[chunk];
        int within = index & CHUNK_MASK;
        if (within >= sectors.length) {
            int grown = Math.min(CHUNK, Math.max(FIRST_CHUNK, Integer.highestOneBit(within) << 1));
            sectors = Arrays.copyOf(sectors, grown);
            chunks[chunk] = sectors;
        }
        sectors[within] = sector;
    }

    /** Removes all sectors from an index on. */
    void cut(int from) {
        assert !frozen;
        int chunk = from >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            return;
        }
        int within = from & CHUNK_MASK;
        byte[][] sectors = chunks[chunk];
        if (within < sectors.length) {
            chunks[chunk] = Arrays.copyOf(sectors, within);
        }
        if (chunk + 1 < chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk + 1);
        }
    }

    private Sectors copy() {
        byte[][][] copied = new byte[chunks.length][][];
        for (int i = 0; i < copied.length; i++) {
            byte[][] sectors = chunks[i];
            copied[i] = sectors.length == 0 ? NO_CHUNK : sectors.clone();
        }
        return new Sectors(copied, false);
    }
}
