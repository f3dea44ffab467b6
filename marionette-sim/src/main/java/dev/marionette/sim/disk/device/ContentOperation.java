package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.engine.TraceValue;

/** An operation on a file's bytes. */
abstract sealed class ContentOperation extends Operation
        permits ReadOperation, WriteOperation, LengthOperation, SyncOperation {

    final FileNode file;

    ContentOperation(NodeDisk disk, FileNode file) {
        super(disk);
        this.file = file;
    }

    @Override
    final String path() {
        return file.path();
    }

    @Override
    final TraceValue tracePath() {
        return file.tracePath();
    }

    final void traceBytes(TraceValue status) {
        DiskTrace.end(
                disk.trace().begin(this).num(DiskTrace.OFFSET, offset()).num(DiskTrace.LENGTH, length()), status, this);
    }
}
