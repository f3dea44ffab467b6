package dev.marionette.sim.net.stream;

/** Bytes that wait, first in first out: a ring that grows. */
final class ByteQueue {

    private static final int FIRST_CAPACITY = 64;

    private byte[] ring = new byte[0];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(byte[] source, int offset, int length) {
        reserve(length);
        int tail = (head + size) % ring.length;
        int first = Math.min(length, ring.length - tail);
        System.arraycopy(source, offset, ring, tail, first);
        System.arraycopy(source, offset + first, ring, 0, length - first);
        size += length;
    }

    private void reserve(int length) {
        int needed = size + length;
        if (needed <= ring.length) {
            return;
        }
        byte[] larger = new byte[Math.max(needed, Math.max(FIRST_CAPACITY, 2 * ring.length))];
        copyTo(larger, 0, size);
        ring = larger;
        head = 0;
    }

    /** Takes out up to {@code length} bytes, and returns how many. */
    int take(byte[] target, int offset, int length) {
        int taken = Math.min(length, size);
        copyTo(target, offset, taken);
        size -= taken;
        head = size == 0 ? 0 : (head + taken) % ring.length;
        return taken;
    }

    private void copyTo(byte[] target, int offset, int length) {
        int first = Math.min(length, ring.length - head);
        System.arraycopy(ring, head, target, offset, first);
        System.arraycopy(ring, 0, target, offset + first, length - first);
    }

    void clear() {
        head = 0;
        size = 0;
    }
}
