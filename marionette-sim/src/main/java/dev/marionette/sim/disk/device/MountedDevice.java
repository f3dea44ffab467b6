package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.Personality;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.FrozenImage;
import dev.marionette.sim.disk.model.Place;
import dev.marionette.sim.disk.model.Volume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** A device without a world: operations happen at once, up to a budget. Times of files stay at zero but for those that are set. */
public final class MountedDevice implements Device {

    private final Volume volume;
    private final long budget;
    private long operations;
    private boolean exhausted;

    /** A device that holds an image. */
    public MountedDevice(FrozenImage image, long budget) {
        this.volume = new Volume(image, Personality.JOURNALED);
        this.budget = budget;
    }

    /** How many operations were carried out. */
    public long operations() {
        return operations;
    }

    /** Whether an operation was refused because the budget is used up. */
    public boolean isExhausted() {
        return exhausted;
    }

    private long spend() {
        if (operations >= budget) {
            exhausted = true;
            throw new IllegalStateException("more than " + budget
                    + " disk operations on one image: the engine spins, or its budget is too small");
        }
        return ++operations;
    }

    @Override
    public int generation() {
        return 0;
    }

    @Override
    public Volume volume() {
        return volume;
    }

    @Override
    public void requireUp(DiskRequest.Kind kind, String path) {}

    @Override
    public FileTime fileTime(long nanos) {
        return FileTime.from(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    @Override
    public int read(FileNode file, long offset, ByteBuffer into) {
        spend();
        return file.read(offset, into);
    }

    @Override
    public void write(FileNode file, long offset, ByteBuffer from) throws IOException {
        long at = offset < 0 ? file.size() : offset;
        volume.requireFits(at, from.remaining());
        volume.write(spend(), file, at, from, 0);
    }

    @Override
    public void setLength(FileNode file, long length) throws IOException {
        volume.requireFits(0, length);
        volume.setLength(spend(), file, length, 0);
    }

    @Override
    public void sync(FileNode file) {
        volume.sync(spend(), file);
    }

    @Override
    public void syncDirectory(DirectoryNode directory) {
        volume.syncDirectory(spend(), directory);
    }

    @Override
    public FileNode createFile(Place place) throws IOException {
        NameRules.requireMayCreate(volume, place);
        return (FileNode) volume.createFile(spend(), place, 0).node();
    }

    @Override
    public void createDirectory(Place place) throws IOException {
        NameRules.requireMayCreate(volume, place);
        volume.createDirectory(spend(), place, 0);
    }

    @Override
    public void delete(Place place) throws IOException {
        NameRules.requireMayDelete(volume, place);
        volume.remove(spend(), place, 0);
    }

    @Override
    public void rename(Place from, Place to) throws IOException {
        NameRules.requireMayRename(volume, from, to);
        if (from.node() != to.node()) {
            volume.move(spend(), from, to, 0);
        }
    }
}
