package dev.marionette.sim.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of bytes that never changes between versions, machines and runs; for comparing, not for security.
 *
 * <p>Eight bytes at a time, little endian, each mixed in with a multiply and a shift, and a finalizer after Stafford's variant 13 of the
 * MurmurHash3 finalizer (the one of SplitMix64). Folding may stop and go on at any multiple of eight bytes. Stateless.
 */
public final class StableHash {

    /** The state before the first byte. */
    public static final long START = 0x9E3779B97F4A7C15L;

    private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private StableHash() {}

    /** The hash of the first {@code length} bytes. */
    public static long of(byte[] bytes, int length) {
        return finish(START, bytes, length, 0);
    }

    /**
     * Mixes whole words into a state.
     *
     * @param length a multiple of eight
     */
    public static long fold(long state, byte[] bytes, int length) {
        long hash = state;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = mix(hash, (long) LONGS.get(bytes, i));
        }
        return hash;
    }

    /**
     * Mixes in the last bytes and the total length.
     *
     * @param length how many of the bytes are still to be mixed in, from the first on
     * @param folded how many were folded into the state before
     */
    public static long finish(long state, byte[] bytes, int length, long folded) {
        int whole = length & -Long.BYTES;
        long tail = 0;
        for (int i = length - 1; i >= whole; i--) {
            tail = tail << Byte.SIZE | (bytes[i] & 0xff);
        }
        long hash = mix(mix(fold(state, bytes, whole), tail), folded + length);
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }
}
