package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;

/** A file was cut, or extended with zeros. */
public final class LengthChange implements DiskOperation.SetLength, ContentChange {

    private final long id;
    private long order;
    private final long file;
    private final String path;
    private final long length;
    private final boolean cut;

    LengthChange(long id, FileNode file, long length) {
        this.id = id;
        this.file = file.id();
        this.path = file.path();
        this.length = length;
        this.cut = length < file.size();
    }

    @Override
    public DiskOperation operation() {
        return this;
    }

    @Override
    public long order() {
        return order;
    }

    @Override
    public void stamp(long place) {
        order = place;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long file() {
        return file;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void settle(FileNode on, CrashOutcome outcome) {
        if (outcome == CrashOutcome.LANDED) {
            land(on);
        }
    }

    void land(FileNode on) {
        if (cut) {
            on.cutDurable(length);
        } else {
            on.extendDurable(length);
        }
    }

    @Override
    public String toString() {
        return "set_length " + id + " of " + path + " to " + length;
    }
}
