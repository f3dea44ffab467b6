package dev.marionette.api.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Files of whole sectors, addressed by a path: the narrow door for engines that lay out their own blocks.
 *
 * <p>A path is relative to the node's root, with {@code /} between its parts, such as {@code data/kv.wal}; the same file is visible under
 * {@link dev.marionette.api.Io#root()}. Offsets and lengths are in bytes and, but for {@link #readSome} and {@link #setLength}, multiples
 * of {@link #sectorSize()}. A write is visible to reads once it returns, and durable only after {@link #sync}; a name is durable only after
 * {@link #syncDirectory} on its directory, unless the file system promises more.
 *
 * <p>Every operation throws {@link DiskCrashedException} while the disk is down, and {@link DiskIoException} when the medium fails; other
 * {@link IOException}s are the JDK's own, such as {@link java.nio.file.NoSuchFileException}.
 *
 * <p>Thread rule: that of the {@link dev.marionette.api.Env} it came from.
 */
public interface Disk {

    /** The size of a sector in bytes, a power of two of at least 512. */
    int sectorSize();

    /**
     * Fills {@code into} with the bytes from {@code offset} on.
     *
     * @param into whole sectors
     * @throws java.io.EOFException if the file ends before the buffer is full; the buffer's content is then undefined
     * @throws IllegalArgumentException if the offset or the length is not a multiple of the sector size
     */
    void read(String path, long offset, ByteBuffer into) throws IOException;

    /**
     * Reads as many bytes as there are, at most what {@code into} takes, from any offset.
     *
     * @return the number of bytes read, or -1 at the end of the file
     */
    int readSome(String path, long offset, ByteBuffer into) throws IOException;

    /**
     * Writes whole sectors; creates the file where there is none, and fills a gap with zeros.
     *
     * @throws IllegalArgumentException if the offset or the length is not a multiple of the sector size
     */
    void write(String path, long offset, ByteBuffer from) throws IOException;

    /** Makes the file's content and length durable. */
    void sync(String path) throws IOException;

    /** The file's current length and kind. */
    DiskStat stat(String path) throws IOException;

    /** Cuts the file, or extends it with zeros; any length of zero or more. */
    void setLength(String path, long length) throws IOException;

    /** Removes the file's name. */
    void delete(String path) throws IOException;

    /** Gives the file a new name in one step, and replaces a file of that name. */
    void rename(String from, String to) throws IOException;

    /**
     * Makes the names in a directory durable: creations, removals and renames.
     *
     * @param directory a path, or the empty string for the root
     */
    void syncDirectory(String directory) throws IOException;
}
