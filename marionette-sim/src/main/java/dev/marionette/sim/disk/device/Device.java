package dev.marionette.sim.disk.device;

import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.Place;
import dev.marionette.sim.disk.model.Volume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;

/**
 * Carries out operations on a volume.
 *
 * <p>Everything that reaches the medium goes through a method here and counts as one operation; lookups of names are answered from the
 * volume directly, after {@link #requireUp}. A lookup made before an operation may be out of date when the operation happens, so the
 * operations on names check again.
 */
public interface Device {

    /** A channel's generation that no longer equals this was opened before the last crash. */
    int generation();

    /** What the device holds. Only lookups are allowed on it. */
    Volume volume();

    /**
     * Checks that a lookup is answered.
     *
     * @throws DiskCrashedException if the disk is down
     */
    void requireUp(DiskRequest.Kind kind, String path) throws DiskCrashedException;

    /** A time of an inode as a file attribute. */
    FileTime fileTime(long nanos);

    /** The reverse of {@link #fileTime}. */
    long nanos(FileTime time);

    /** Reads from {@code offset} as many bytes as there are and fit, at least one. */
    int read(FileNode file, long offset, ByteBuffer into) throws IOException;

    /** Writes all of {@code from}, at least one byte, at {@code offset}, or at the end of the file if that is negative. */
    void write(FileNode file, long offset, ByteBuffer from) throws IOException;

    /** Cuts a file, or extends it with zeros. */
    void setLength(FileNode file, long length) throws IOException;

    /** Forces a file. */
    void sync(FileNode file) throws IOException;

    /** Forces a directory. */
    void syncDirectory(DirectoryNode directory) throws IOException;

    /** Creates an empty file and returns it. */
    FileNode createFile(Place place) throws IOException;

    /** Creates an empty directory. */
    void createDirectory(Place place) throws IOException;

    /** Removes a file, or a directory if it is empty. */
    void delete(Place place) throws IOException;

    /** Renames, in the stead of a file or an empty directory that has the name. */
    void rename(Place from, Place to) throws IOException;
}
