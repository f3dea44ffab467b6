package dev.marionette.sim.disk.files;

import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.sim.disk.device.Device;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.Node;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open file or directory of a simulated disk.
 *
 * <p>A gathering write and a scattering read are one operation each. The wait for the disk is not cut short by an interrupt; as with the
 * JDK's channels, an interrupt before or during an operation closes the channel and throws {@link ClosedByInterruptException}, and an
 * operation that was on its way happens nevertheless. A channel opened before a crash of the disk stays dead after the restart.
 */
final class NodeFileChannel extends FileChannel {

    private static final int TRANSFER_CHUNK = 8 * 1024;
    private static final int MAX_BUFFERS = 1024;

    private final Device device;
    private final int generation;
    private final Node node;
    private final OpenMode mode;
    private final boolean reads;
    private final boolean writes;
    private final boolean appends;
    /** Held over a whole operation that uses the position, as the JDK's channels do, so that tasks that share a channel take turns. */
    private final Object positionLock = new Object();

    private long position;
    private @Nullable ArrayList<NodeFileLock> locks;

    NodeFileChannel(Device device, Node node, OpenMode mode) {
        this.device = device;
        this.generation = device.generation();
        this.node = node;
        this.mode = mode;
        this.reads = mode.reads();
        this.writes = mode.writes();
        this.appends = mode.appends();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        requireReadable();
        synchronized (positionLock) {
            int count = readAt(into, position);
            position += Math.max(count, 0);
            return count;
        }
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        requireNotNegative(at);
        requireReadable();
        return readAt(into, at);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        requireReadable();
        ByteBuffer all = ByteBuffer.allocate(remaining(into, offset, length));
        int count = read(all);
        all.flip();
        for (int i = offset; all.hasRemaining(); i++) {
            int part = Math.min(all.remaining(), into[i].remaining());
            into[i].put(all.slice(all.position(), part));
            all.position(all.position() + part);
        }
        return count;
    }

    private int readAt(ByteBuffer into, long at) throws IOException {
        if (into.isReadOnly()) {
            throw new IllegalArgumentException("Read-only buffer");
        }
        begin("read");
        FileNode file = file();
        if (!into.hasRemaining()) {
            return 0;
        }
        int count = device.read(file, at, into);
        finish();
        return count == 0 ? -1 : count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        requireWritable();
        synchronized (positionLock) {
            int length = from.remaining();
            writeAt(from, position);
            position += length;
            return length;
        }
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        requireNotNegative(at);
        requireWritable();
        int length = from.remaining();
        writeAt(from, at);
        return length;
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, from.length);
        requireWritable();
        int count = Math.min(length, MAX_BUFFERS);
        ByteBuffer all = ByteBuffer.allocate(remaining(from, offset, count));
        for (int i = offset; i < offset + count; i++) {
            all.put(from[i].duplicate());
        }
        int total = write(all.flip());
        for (int i = offset; i < offset + count; i++) {
            from[i].position(from[i].limit());
        }
        return total;
    }

    /** In append mode the bytes go to the end whatever the position, as on Linux. */
    private void writeAt(ByteBuffer from, long at) throws IOException {
        begin("write");
        if (from.hasRemaining()) {
            FileNode file = file();
            device.write(file, appends ? -1 : at, from);
            from.position(from.limit());
            if (mode.syncsEachWrite()) {
                device.sync(file);
            }
            finish();
        }
    }

    private static int remaining(ByteBuffer[] buffers, int offset, int count) {
        int total = 0;
        for (int i = offset; i < offset + count; i++) {
            total = Math.addExact(total, buffers[i].remaining());
        }
        return total;
    }

    @Override
    public long position() throws IOException {
        begin("position");
        synchronized (positionLock) {
            return appends && node instanceof FileNode file ? file.size() : position;
        }
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        begin("position");
        requireNotNegative(newPosition);
        synchronized (positionLock) {
            position = newPosition;
        }
        return this;
    }

    @Override
    public long size() throws IOException {
        begin("size");
        return node instanceof FileNode file ? file.size() : 0;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        requireOpen();
        if (size < 0) {
            throw new IllegalArgumentException("Negative size");
        }
        requireWritable();
        begin("truncate");
        FileNode file = file();
        synchronized (positionLock) {
            if (size < file.size()) {
                device.setLength(file, size);
                finish();
            }
            position = Math.min(position, size);
        }
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        begin("sync");
        switch (node) {
            case FileNode file -> device.sync(file);
            case DirectoryNode directory -> device.syncDirectory(directory);
        }
        finish();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        requireOpen();
        if (!target.isOpen()) {
            throw new ClosedChannelException();
        }
        requireReadable();
        if (target instanceof NodeFileChannel other && !other.writes) {
            throw new NonWritableChannelException();
        }
        requireNotNegative(from, count);
        long done = 0;
        while (done < count && from + done < size()) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(TRANSFER_CHUNK, count - done));
            int read = readAt(chunk, from + done);
            int written = read <= 0 ? 0 : target.write(chunk.flip());
            done += written;
            if (written < read || read <= 0) {
                break;
            }
        }
        return done;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) throws IOException {
        requireOpen();
        if (!source.isOpen()) {
            throw new ClosedChannelException();
        }
        if (source instanceof NodeFileChannel other && !other.reads) {
            throw new NonReadableChannelException();
        }
        requireWritable();
        requireNotNegative(at, count);
        long done = 0;
        while (done < count) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(TRANSFER_CHUNK, count - done));
            int read = source.read(chunk);
            if (read <= 0) {
                break;
            }
            writeAt(chunk.flip(), at + done);
            done += read;
        }
        return done;
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) throws IOException {
        return tryLock(from, size, shared);
    }

    /** A node is one process, so a lock is free or its region is locked by the same process, which is an error. */
    @Override
    public FileLock tryLock(long from, long size, boolean shared) throws IOException {
        requireOpen();
        if (shared) {
            requireReadable();
        } else {
            requireWritable();
        }
        begin("lock");
        long covered = size == 0 ? Long.MAX_VALUE - Math.max(0, from) : size;
        FileNode file = file();
        NodeFileLock lock = new NodeFileLock(this, file.locks(), new NodeFileLock.Region(from, covered, shared));
        file.locks().add(lock);
        ArrayList<NodeFileLock> held = locks == null ? new ArrayList<>(1) : locks;
        held.add(lock);
        locks = held;
        return lock;
    }

    @Override
    public MappedByteBuffer map(MapMode mapMode, long from, long size) {
        throw noMapping();
    }

    @Override
    public MemorySegment map(MapMode mapMode, long from, long size, Arena arena) {
        throw noMapping();
    }

    private static UnsupportedOperationException noMapping() {
        return new UnsupportedOperationException(
                "map() is not modelled: read and write through the channel, and switch memory mapping off in the engine");
    }

    @Override
    protected void implCloseChannel() {
        if (locks != null) {
            locks.forEach(NodeFileLock::drop);
        }
    }

    private FileNode file() throws IOException {
        if (node instanceof FileNode file) {
            return file;
        }
        throw new IOException("Is a directory");
    }

    /** What every operation checks first. */
    private void begin(String operation) throws IOException {
        requireOpen();
        if (generation != device.generation()) {
            throw new DiskCrashedException(operation, node.path());
        }
        closeIfInterrupted();
    }

    /** The end of an operation in which others could run. */
    private void finish() throws IOException {
        closeIfInterrupted();
        if (!isOpen()) {
            throw new AsynchronousCloseException();
        }
    }

    private void closeIfInterrupted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            close();
            throw new ClosedByInterruptException();
        }
    }

    private void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private void requireReadable() throws ClosedChannelException {
        requireOpen();
        if (!reads) {
            throw new NonReadableChannelException();
        }
    }

    private void requireWritable() throws ClosedChannelException {
        requireOpen();
        if (!writes) {
            throw new NonWritableChannelException();
        }
    }

    private static void requireNotNegative(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("Negative position");
        }
    }

    private static void requireNotNegative(long position, long count) {
        if (position < 0 || count < 0) {
            throw new IllegalArgumentException("negative position " + position + " or count " + count);
        }
    }
}
