package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.ContentWrite;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import java.nio.ByteBuffer;

/** Puts bytes into a file. */
final class WriteOperation extends ContentOperation {

    private long offset;
    private ByteBuffer from;
    private final int length;

    /** A write at {@code offset}, or at what is the file's end when it happens if that is negative. */
    WriteOperation(NodeDisk disk, FileNode file, long offset, ByteBuffer from) {
        super(disk, file);
        this.offset = offset;
        this.from = from;
        this.length = from.remaining();
    }

    @Override
    DiskRequest.Kind kind() {
        return DiskRequest.Kind.WRITE;
    }

    @Override
    TraceName traceName() {
        return DiskTrace.WRITE;
    }

    @Override
    long offset() {
        return offset < 0 ? file.size() : offset;
    }

    @Override
    long length() {
        return length;
    }

    @Override
    boolean isChange() {
        return true;
    }

    @Override
    void detach() {
        ByteBuffer copy = ByteBuffer.allocate(length);
        copy.put(from).flip();
        from = copy;
    }

    @Override
    void takeEffect() {
        if (offset < 0) {
            offset = file.size();
        }
        ContentWrite write = disk.volume().write(id(), file, offset, from, disk.stampNanos());
        disk.recorder().add(write);
        disk.faultDriver().written(write);
    }

    @Override
    void trace(TraceValue status) {
        traceBytes(status);
    }
}
