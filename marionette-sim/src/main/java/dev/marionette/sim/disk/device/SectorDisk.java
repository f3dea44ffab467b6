package dev.marionette.sim.disk.device;

import dev.marionette.api.disk.Disk;
import dev.marionette.api.disk.DiskStat;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.Node;
import dev.marionette.sim.disk.model.Place;
import dev.marionette.sim.disk.model.Volume;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** The sector disk of a node, over the same files as its file system. */
public final class SectorDisk implements Disk {

    private final Device device;
    private final int sectorSize;
    private @Nullable String lastPath;
    private @Nullable FileNode lastFile;
    private long lastNames = -1;
    private @Nullable Volume lastVolume;

    /** The sectors of a device. */
    public SectorDisk(Device device) {
        this.device = device;
        this.sectorSize = device.volume().sectorSize();
    }

    @Override
    public int sectorSize() {
        return sectorSize;
    }

    @Override
    public void read(String path, long offset, ByteBuffer into) throws IOException {
        requireWholeSectors(offset, into.remaining());
        FileNode file = file(DiskRequest.Kind.READ, path);
        if (into.hasRemaining()) {
            device.read(file, offset, into);
        }
        if (into.hasRemaining()) {
            throw new EOFException("'" + path + "' ends " + into.remaining() + " bytes before the end of the read");
        }
    }

    @Override
    public int readSome(String path, long offset, ByteBuffer into) throws IOException {
        requireNotNegative("offset", offset);
        FileNode file = file(DiskRequest.Kind.READ, path);
        if (!into.hasRemaining()) {
            return 0;
        }
        int count = device.read(file, offset, into);
        return count == 0 ? -1 : count;
    }

    @Override
    public void write(String path, long offset, ByteBuffer from) throws IOException {
        requireWholeSectors(offset, from.remaining());
        FileNode file = fileOrNull(DiskRequest.Kind.WRITE, path);
        if (file == null) {
            file = create(path);
        }
        if (from.hasRemaining()) {
            device.write(file, offset, from);
            from.position(from.limit());
        }
    }

    @Override
    public void sync(String path) throws IOException {
        device.sync(file(DiskRequest.Kind.SYNC, path));
    }

    @Override
    public DiskStat stat(String path) throws IOException {
        return switch (node(DiskRequest.Kind.READ, path)) {
            case FileNode file -> new DiskStat(file.size(), false);
            case DirectoryNode _ -> new DiskStat(0, true);
        };
    }

    @Override
    public void setLength(String path, long length) throws IOException {
        requireNotNegative("length", length);
        FileNode file = file(DiskRequest.Kind.SET_LENGTH, path);
        if (length != file.size()) {
            device.setLength(file, length);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        file(DiskRequest.Kind.DELETE, path);
        device.delete(place(path));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        file(DiskRequest.Kind.RENAME, from);
        device.rename(place(from), place(to));
    }

    @Override
    public void syncDirectory(String directory) throws IOException {
        if (!(node(DiskRequest.Kind.SYNC_DIRECTORY, directory) instanceof DirectoryNode found)) {
            throw new NotDirectoryException(directory);
        }
        device.syncDirectory(found);
    }

    /** Another task may create the same names while this one waits for the disk. */
    private FileNode create(String path) throws IOException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            Place above = place(path.substring(0, slash));
            if (above.node() == null) {
                createDirectory(above);
            }
        }
        try {
            return device.createFile(place(path));
        } catch (FileAlreadyExistsException e) {
            return file(DiskRequest.Kind.WRITE, path);
        }
    }

    private void createDirectory(Place place) throws IOException {
        try {
            device.createDirectory(place);
        } catch (FileAlreadyExistsException e) {
            if (!(place.node() instanceof DirectoryNode)) {
                throw e;
            }
        }
    }

    private FileNode file(DiskRequest.Kind kind, String path) throws IOException {
        FileNode file = fileOrNull(kind, path);
        if (file == null) {
            throw new NoSuchFileException(path);
        }
        return file;
    }

    /** The names of a busy file are looked up once, until any name changes. */
    private @Nullable FileNode fileOrNull(DiskRequest.Kind kind, String path) throws IOException {
        device.requireUp(kind, path);
        if (path.equals(lastPath)
                && lastVolume == device.volume()
                && lastNames == device.volume().nameChanges()) {
            return lastFile;
        }
        Node node = device.volume().find(clean(path));
        if (node instanceof DirectoryNode) {
            throw new FileSystemException(path, null, "Is a directory");
        }
        lastPath = path;
        lastFile = (FileNode) node;
        lastVolume = device.volume();
        lastNames = lastVolume.nameChanges();
        return lastFile;
    }

    private Node node(DiskRequest.Kind kind, String path) throws IOException {
        device.requireUp(kind, path);
        Node node = path.isEmpty() ? device.volume().root() : device.volume().find(clean(path));
        if (node == null) {
            throw new NoSuchFileException(path);
        }
        return node;
    }

    private Place place(String path) throws IOException {
        String clean = clean(path);
        int slash = clean.lastIndexOf('/');
        Node parent = slash < 0 ? device.volume().root() : device.volume().find(clean.substring(0, slash));
        if (parent == null) {
            throw new NoSuchFileException(path);
        }
        if (!(parent instanceof DirectoryNode directory)) {
            throw new FileSystemException(path, null, "Not a directory");
        }
        return new Place(directory, clean.substring(slash + 1));
    }

    private static String clean(String path) {
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (isForbidden(path, start, end)) {
                throw new IllegalArgumentException(
                        "a disk path is relative to the root and has no empty or dot parts, as in 'data/kv.wal', not '"
                                + path + "'");
            }
            start = end + 1;
        }
        return path;
    }

    private static boolean isForbidden(String path, int start, int end) {
        boolean dots = end > start
                && path.charAt(start) == '.'
                && (end - start == 1 || (end - start == 2 && path.charAt(start + 1) == '.'));
        return end == start || dots || path.indexOf('\0', start) >= 0;
    }

    private void requireWholeSectors(long offset, int length) {
        requireNotNegative("offset", offset);
        if (((offset | length) & (sectorSize - 1)) != 0) {
            throw new IllegalArgumentException("offset " + offset + " and length " + length
                    + " must be multiples of the sector size " + sectorSize);
        }
    }

    private static void requireNotNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a negative " + what + ": " + value);
        }
    }
}
