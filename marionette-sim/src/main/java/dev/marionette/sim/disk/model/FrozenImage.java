package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.DiskImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An image as inodes by path, with frozen tables of shared sectors. */
public final class FrozenImage implements DiskImage {

    /** An image with nothing in it. */
    public static final FrozenImage EMPTY = new FrozenImage(new TreeMap<>(), 512);

    private final TreeMap<String, Entry> entries;
    private final int sectorSize;
    private int hash;

    FrozenImage(TreeMap<String, Entry> entries, int sectorSize) {
        this.entries = entries;
        this.sectorSize = sectorSize;
    }

    /** An image of files with these bytes. */
    public static FrozenImage of(SortedMap<String, byte[]> files) {
        ImageBuilder builder = new ImageBuilder(EMPTY.sectorSize);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            builder.file(file.getKey(), file.getValue());
        }
        return builder.build();
    }

    TreeMap<String, Entry> entries() {
        return entries;
    }

    int sectorSize() {
        return sectorSize;
    }

    /** The same content for a disk of another sector size. */
    public FrozenImage withSectorSize(int bytes) {
        if (bytes == sectorSize) {
            return this;
        }
        ImageBuilder builder = new ImageBuilder(bytes);
        for (String path : entries.keySet()) {
            if (isDirectory(path)) {
                builder.directory(path);
            } else {
                builder.file(path, bytes(path));
            }
        }
        return builder.build();
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(entries.navigableKeySet());
    }

    @Override
    public boolean isDirectory(String path) {
        Entry entry = entries.get(path);
        return path.isEmpty() || (entry != null && entry.isDirectory());
    }

    @Override
    public boolean isFile(String path) {
        Entry entry = entries.get(path);
        return entry != null && !entry.isDirectory();
    }

    @Override
    public long length(String path) {
        return content(path).size();
    }

    @Override
    public byte[] bytes(String path) {
        Content content = content(path);
        byte[] bytes = new byte[Math.toIntExact(content.size())];
        for (int start = 0, index = 0; start < bytes.length; start += sectorSize, index++) {
            byte[] sector = content.sectors().get(index);
            if (sector != null) {
                System.arraycopy(sector, 0, bytes, start, Math.min(sectorSize, bytes.length - start));
            }
        }
        return bytes;
    }

    private Content content(String path) {
        Entry entry = entries.get(path);
        if (entry == null || entry.content() == null) {
            throw new IllegalArgumentException("no file '" + path + "' in this image; it has " + entries.keySet());
        }
        return entry.content();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof FrozenImage image) || !entries.keySet().equals(image.entries.keySet())) {
            return false;
        }
        for (String path : entries.keySet()) {
            if (isFile(path) != image.isFile(path) || (isFile(path) && !sameBytes(path, image))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameBytes(String path, FrozenImage other) {
        Content mine = content(path);
        Content theirs = other.content(path);
        if (mine.size() != theirs.size()) {
            return false;
        }
        if (sectorSize != other.sectorSize) {
            return Arrays.equals(bytes(path), other.bytes(path));
        }
        for (int index = 0; (long) index * sectorSize < mine.size(); index++) {
            byte[] left = mine.sectors().get(index);
            byte[] right = theirs.sectors().get(index);
            if (left != right && !sameSector(left, right)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSector(byte @Nullable [] left, byte @Nullable [] right) {
        if (left == null || right == null) {
            return isZero(left) && isZero(right);
        }
        return Arrays.equals(left, right);
    }

    private static boolean isZero(byte @Nullable [] sector) {
        if (sector != null) {
            for (byte b : sector) {
                if (b != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int sum = 1;
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                int content = isFile(entry.getKey()) ? Arrays.hashCode(bytes(entry.getKey())) : 0;
                sum = 31 * (31 * sum + entry.getKey().hashCode()) + content;
            }
            hash = sum == 0 ? 1 : sum;
        }
        return hash;
    }

    @Override
    public String toString() {
        return "image of " + entries.keySet();
    }

    /**
     * An inode.
     *
     * @param id the inode number
     * @param createdNanos when it was created
     * @param modifiedNanos when it last changed
     * @param content what is in a file; null for a directory
     */
    record Entry(
            long id,
            long createdNanos,
            long modifiedNanos,
            @Nullable Content content) {

        static Entry of(DirectoryNode directory) {
            return new Entry(directory.id(), directory.createdNanos(), directory.modifiedNanos(), null);
        }

        static Entry of(FileNode file, Content content) {
            return new Entry(file.id(), file.createdNanos(), file.modifiedNanos(), content);
        }

        boolean isDirectory() {
            return content == null;
        }
    }

    /**
     * What is in a file.
     *
     * @param sectors a frozen table
     * @param size in bytes
     */
    record Content(Sectors sectors, long size) {

        static final Content EMPTY = new Content(Sectors.EMPTY, 0);
    }
}
