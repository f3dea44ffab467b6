package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import java.nio.ByteBuffer;

/** Copies bytes of a file. */
final class ReadOperation extends ContentOperation {

    private final long offset;
    private final ByteBuffer into;
    private final int asked;
    private boolean corrupting;
    private int count = -1;

    ReadOperation(NodeDisk disk, FileNode file, long offset, ByteBuffer into) {
        super(disk, file);
        this.offset = offset;
        this.into = into;
        this.asked = into.remaining();
    }

    /** How many bytes were read. */
    int count() {
        return count;
    }

    /** Makes the read return one bit changed. */
    void corruptAtCompletion() {
        corrupting = true;
    }

    @Override
    DiskRequest.Kind kind() {
        return DiskRequest.Kind.READ;
    }

    @Override
    TraceName traceName() {
        return DiskTrace.READ;
    }

    @Override
    long offset() {
        return offset;
    }

    @Override
    long length() {
        return count < 0 ? asked : count;
    }

    @Override
    boolean isChange() {
        return false;
    }

    @Override
    void takeEffect() {
        int start = into.position();
        count = file.read(offset, into);
        if (count > 0 && (corrupting || disk.faultDriver().corruptsRead(this))) {
            long bit = disk.faultDriver().drawBit(this, count);
            int index = start + (int) (bit >>> 3);
            into.put(index, (byte) (into.get(index) ^ (1 << (bit & 7))));
        }
    }

    @Override
    void trace(TraceValue status) {
        traceBytes(status);
    }
}
