package dev.marionette.sim.disk.model;

import java.util.Arrays;
import java.util.TreeMap;

/** Builds an image from plain bytes. */
final class ImageBuilder {

    private final TreeMap<String, FrozenImage.Entry> entries = new TreeMap<>();
    private final int sectorSize;
    private long nextNode = 2;

    ImageBuilder(int sectorSize) {
        this.sectorSize = sectorSize;
    }

    /** Adds a file, and the directories it needs. */
    void file(String path, byte[] bytes) {
        if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
            throw new IllegalArgumentException(
                    "a path in an image is relative to its root, as in 'data/kv.wal', not '" + path + "'");
        }
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            directory(path.substring(0, slash));
        }
        Sectors sectors = Sectors.EMPTY.thawed();
        for (int start = 0, index = 0; start < bytes.length; start += sectorSize, index++) {
            sectors.put(index, Arrays.copyOfRange(bytes, start, start + sectorSize));
        }
        add(path, new FrozenImage.Content(sectors.freeze(), bytes.length));
    }

    /** Adds a directory and those it is in, as far as they are missing. */
    void directory(String path) {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            directory(path.substring(0, slash));
        }
        FrozenImage.Entry existing = entries.get(path);
        if (existing == null) {
            entries.put(path, new FrozenImage.Entry(nextNode++, 0, 0, null));
        } else if (!existing.isDirectory()) {
            throw new IllegalArgumentException("'" + path + "' cannot be a file and a directory");
        }
    }

    private void add(String path, FrozenImage.Content content) {
        if (entries.put(path, new FrozenImage.Entry(nextNode++, 0, 0, content)) != null) {
            throw new IllegalArgumentException("'" + path + "' cannot be a file and a directory");
        }
    }

    FrozenImage build() {
        return new FrozenImage(entries, sectorSize);
    }
}
