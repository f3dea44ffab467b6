package dev.marionette.api.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Files of whole sectors, addressed by a path: the narrow door for engines that lay out their own blocks.
 *
 * <p>A path is relative to the node's root, with {@code /} between its parts, such as {@code data/kv.wal}; the same file is visible under
 * {@link dev.marionette.api.Io#root()}. Empty parts, {@code .} and {@code ..} are refused with an {@link IllegalArgumentException}, so no
 * path leads out of the root. Offsets and lengths are in bytes and, but for {@link #readSome} and {@link #setLength}, multiples
 * of {@link #sectorSize()}. A write is visible to reads once it returns, and durable only after {@link #sync}; a name is durable only after
 * {@link #syncDirectory} on its directory, unless the file system promises more.
 *
 * <p>Every operation throws {@link DiskCrashedException} while the disk is down, and {@link DiskIoException} when the medium fails; other
 * {@link IOException}s are the JDK's own, such as {@link java.nio.file.NoSuchFileException}, or
 * {@link java.nio.file.FileSystemException} for a directory where a file is needed.
 *
 * <p>An interrupt cuts no operation; it stays set for the caller's next blocking call. A buffer's position moves past what was
 * transferred once an operation succeeds.
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
     * @param offset zero or more
     * @return the number of bytes read, or -1 at the end of the file and beyond
     * @throws IllegalArgumentException if the offset is negative
     */
    int readSome(String path, long offset, ByteBuffer into) throws IOException;

    /**
     * Writes whole sectors; creates the file and the directories above it where there are none, and fills a gap with zeros.
     *
     * @throws IllegalArgumentException if the offset or the length is not a multiple of the sector size
     */
    void write(String path, long offset, ByteBuffer from) throws IOException;

    /** Makes the file's content and length durable. */
    void sync(String path) throws IOException;

    /**
     * The file's or the directory's current length and kind.
     *
     * @param path a path, or the empty string for the root
     */
    DiskStat stat(String path) throws IOException;

    /**
     * Cuts the file, or extends it with zeros.
     *
     * @param length in bytes, zero or more; not bound to sectors
     * @throws IllegalArgumentException if the length is negative
     */
    void setLength(String path, long length) throws IOException;

    /** Removes the file's name. Directories stay. */
    void delete(String path) throws IOException;

    /**
     * Gives the file a new name in one step, and replaces a file of that name.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file, or no directory for the new name
     */
    void rename(String from, String to) throws IOException;

    /**
     * Makes the names in a directory durable: creations, removals and renames.
     *
     * @param directory a path, or the empty string for the root
     * @throws java.nio.file.NotDirectoryException if it is a file
     */
    void syncDirectory(String directory) throws IOException;
}
