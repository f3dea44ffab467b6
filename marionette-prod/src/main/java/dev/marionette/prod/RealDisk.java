package dev.marionette.prod;

import dev.marionette.api.disk.Disk;
import dev.marionette.api.disk.DiskStat;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Sector files in a directory of the host. Safe for use by any thread. */
final class RealDisk implements Disk {

    private final Path root;
    private final int sectorSize;

    RealDisk(Path root, int sectorSize) {
        this.root = root;
        this.sectorSize = sectorSize;
    }

    @Override
    public int sectorSize() {
        return sectorSize;
    }

    @Override
    public void read(String path, long offset, ByteBuffer into) throws IOException {
        requireSectors("read", offset, into.remaining());
        long end = offset + into.remaining();
        HostFile file = new HostFile(path, offset, resolve(path));
        int count = file.apply(
                "read", channel -> HostFile.fill(channel, offset, into.duplicate()), StandardOpenOption.READ);
        if (count < into.remaining()) {
            throw new EOFException("'" + path + "' has " + (offset + count) + " bytes, and the read goes to " + end);
        }
        into.position(into.limit());
    }

    @Override
    public int readSome(String path, long offset, ByteBuffer into) throws IOException {
        requireNotNegative("offset", offset);
        HostFile file = new HostFile(path, offset, resolve(path));
        int count = file.apply(
                "read", channel -> HostFile.fill(channel, offset, into.duplicate()), StandardOpenOption.READ);
        into.position(into.position() + count);
        return count == 0 && into.hasRemaining() ? -1 : count;
    }

    @Override
    public void write(String path, long offset, ByteBuffer from) throws IOException {
        requireSectors("write", offset, from.remaining());
        HostFile file = new HostFile(path, offset, resolve(path));
        try {
            file.write(from);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.host().getParent());
            file.write(from);
        }
        from.position(from.limit());
    }

    @Override
    public void sync(String path) throws IOException {
        new HostFile(path, 0, resolve(path)).force(StandardOpenOption.WRITE);
    }

    @Override
    public DiskStat stat(String path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(resolveDirectory(path), BasicFileAttributes.class);
        return attributes.isDirectory() ? new DiskStat(0, true) : new DiskStat(attributes.size(), false);
    }

    @Override
    public void setLength(String path, long length) throws IOException {
        requireNotNegative("length", length);
        Path file = resolve(path);
        requireFile(file);
        // A channel can cut a file but not extend it without writing over what another thread may have put there.
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Path file = resolve(path);
        requireFile(file);
        Files.delete(file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(resolve(from), resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void syncDirectory(String directory) throws IOException {
        Path host = resolveDirectory(directory);
        if (!Files.readAttributes(host, BasicFileAttributes.class).isDirectory()) {
            throw new NotDirectoryException(host.toString());
        }
        // A directory opens for reading only, and forcing it so is how its names reach the medium.
        new HostFile(directory, 0, host).force(StandardOpenOption.READ);
    }

    private void requireSectors(String operation, long offset, int length) {
        requireNotNegative("offset", offset);
        if (offset % sectorSize != 0 || length % sectorSize != 0) {
            throw new IllegalArgumentException(operation + " of " + length + " bytes at " + offset
                    + ": both are multiples of the sector size, " + sectorSize);
        }
    }

    private static void requireNotNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("the " + what + " is zero or more, not " + value);
        }
    }

    private static void requireFile(Path host) throws IOException {
        if (Files.readAttributes(host, BasicFileAttributes.class).isDirectory()) {
            throw new FileSystemException(
                    host.toString(), null, "is a directory, and the disk does this to files only");
        }
    }

    private Path resolveDirectory(String path) {
        return path.isEmpty() ? root : resolve(path);
    }

    /** The host's path of one under the root; the check is on the text, so that no path leaves the root by its own syntax. */
    private Path resolve(String path) {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "'" + path
                                + "' is not a path below the root: write names joined by '/', such as data/kv.wal, without '.' or '..'");
            }
        }
        Path host = root.resolve(path);
        if (!host.startsWith(root)) {
            throw new IllegalArgumentException("'" + path + "' leads out of the root, " + root);
        }
        return host;
    }
}
