package dev.marionette.sim.net.fabric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths in use, found by their ends and listed in the order of their first use. An open-addressed table. */
final class PathTable {

    private static final int INITIAL_CAPACITY = 16;
    private static final int MULTIPLIER = 0x9E37_79B1;

    private final List<Path> paths = new ArrayList<>();
    private @Nullable Path[] table = new @Nullable Path[INITIAL_CAPACITY];
    private int shift = Integer.numberOfLeadingZeros(INITIAL_CAPACITY - 1);

    /** All of them, by first use. */
    List<Path> all() {
        return paths;
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
        paths.add(path);
        if (paths.size() * 2 > table.length) {
            table = new @Nullable Path[table.length * 2];
            shift--;
            paths.forEach(this::place);
        } else {
            place(path);
        }
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
