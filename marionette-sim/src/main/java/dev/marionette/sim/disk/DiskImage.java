package dev.marionette.sim.disk;

import dev.marionette.sim.disk.model.FrozenImage;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The content of a disk at one moment: directories and files by path.
 *
 * <p>Images of one recording share the sectors they have in common, so thousands of them are cheap. Two images are equal when they hold the
 * same paths with the same bytes. Immutable and safe for use by any thread.
 *
 * <p>Paths are relative to the root, with {@code /} between their parts; the root itself is not listed.
 */
public sealed interface DiskImage permits FrozenImage {

    /** An image with nothing in it. */
    static DiskImage empty() {
        return FrozenImage.EMPTY;
    }

    /**
     * An image of files with these bytes, in sectors of 512; the directories they need are added.
     *
     * @param files content by path; the arrays are copied
     * @throws IllegalArgumentException if a path is empty, absolute, or leads through a file
     */
    static DiskImage of(SortedMap<String, byte[]> files) {
        return FrozenImage.of(files);
    }

    /**
     * A disk of its own with this content, to open an engine on.
     *
     * @param operationBudget how many operations it carries out at most
     */
    default MountedImage mount(long operationBudget) {
        return new MountedImage((FrozenImage) this, operationBudget);
    }

    /** All paths, directories included, in order. */
    SortedSet<String> paths();

    /** Whether there is a directory of this path; the empty path is the root. */
    boolean isDirectory(String path);

    /** Whether there is a file of this path. */
    boolean isFile(String path);

    /**
     * The length of a file in bytes.
     *
     * @throws IllegalArgumentException if there is no file of this path
     */
    long length(String path);

    /**
     * A copy of a file's bytes.
     *
     * @throws IllegalArgumentException if there is no file of this path
     */
    byte[] bytes(String path);
}
