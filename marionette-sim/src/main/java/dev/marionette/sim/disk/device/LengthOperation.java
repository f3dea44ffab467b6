package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;

/** Cuts a file, or extends it with zeros. */
final class LengthOperation extends ContentOperation {

    private final long newLength;

    LengthOperation(NodeDisk disk, FileNode file, long newLength) {
        super(disk, file);
        this.newLength = newLength;
    }

    @Override
    DiskRequest.Kind kind() {
        return DiskRequest.Kind.SET_LENGTH;
    }

    @Override
    TraceName traceName() {
        return DiskTrace.SET_LENGTH;
    }

    @Override
    long length() {
        return newLength;
    }

    @Override
    boolean isChange() {
        return true;
    }

    @Override
    void takeEffect() {
        disk.recorder().add(disk.volume().setLength(id(), file, newLength, disk.stampNanos()));
    }

    @Override
    void trace(TraceValue status) {
        DiskTrace.end(disk.trace().begin(this).num(DiskTrace.LENGTH, newLength), status, this);
    }
}
