package dev.marionette.sim.net.fabric;

import org.jspecify.annotations.Nullable;

/** The paths in use, found by their ends: an open-addressed table. */
final class PathTable {

    private static final int INITIAL_CAPACITY = 16;
    private static final int MULTIPLIER = 0x9E37_79B1;

    private @Nullable Path[] table = new @Nullable Path[INITIAL_CAPACITY];
    private int size;
    private int shift = Integer.numberOfLeadingZeros(INITIAL_CAPACITY - 1);

    int size() {
        return size;
    }

    @Nullable
    Path find(int from, int to) {
        int mask = table.length - 1;
        int slot = slot(from, to);
        Path path = table[slot];
        while (path != null && (path.from() != from || path.to() != to)) {
            slot = (slot + 1) & mask;
            path = table[slot];
        }
        return path;
    }

    void add(Path path) {
        if (++size * 2 > table.length) {
            @Nullable Path[] old = table;
            table = new @Nullable Path[old.length * 2];
            shift--;
            for (Path each : old) {
                if (each != null) {
                    place(each);
                }
            }
        }
        place(path);
    }

    /** Takes a path out, and moves those behind it up, so that a search still finds them. */
    void remove(Path path) {
        int mask = table.length - 1;
        int gap = slot(path.from(), path.to());
        while (table[gap] != path) {
            gap = (gap + 1) & mask;
        }
        size--;
        int next = (gap + 1) & mask;
        for (Path each = table[next]; each != null; each = table[next]) {
            int distance = (next - slot(each.from(), each.to())) & mask;
            if (distance >= ((next - gap) & mask)) {
                table[gap] = each;
                gap = next;
            }
            next = (next + 1) & mask;
        }
        table[gap] = null;
    }

    private void place(Path path) {
        int slot = slot(path.from(), path.to());
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = path;
    }

    private int slot(int from, int to) {
        return ((from * 31_337 + to) * MULTIPLIER) >>> shift;
    }
}
