package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;

/** Forces a file. */
final class SyncOperation extends ContentOperation {

    SyncOperation(NodeDisk disk, FileNode file) {
        super(disk, file);
    }

    @Override
    DiskRequest.Kind kind() {
        return DiskRequest.Kind.SYNC;
    }

    @Override
    TraceName traceName() {
        return DiskTrace.SYNC;
    }

    @Override
    boolean isChange() {
        return false;
    }

    @Override
    void takeEffect() {
        disk.faultDriver().forgetFates(file);
        disk.recorder().add(disk.volume().sync(id(), file));
    }

    @Override
    void trace(TraceValue status) {
        DiskTrace.end(disk.trace().begin(this), status, this);
    }
}
