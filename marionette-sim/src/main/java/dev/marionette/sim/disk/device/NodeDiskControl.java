package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskAction;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.DiskFault;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.disk.DiskImage;
import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.FileNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The test's side of a node's disk. */
public final class NodeDiskControl implements DiskControl {

    private final NodeDisk disk;

    /** The control of a disk. */
    public NodeDiskControl(NodeDisk disk) {
        this.disk = disk;
    }

    @Override
    public void faults(DiskFaults faults) {
        disk.kernel().requireConfined();
        disk.faultDriver().faults(faults);
    }

    @Override
    public DiskFaults faults() {
        return disk.faultDriver().faults();
    }

    @Override
    public void crash() {
        disk.crash();
    }

    @Override
    public void restart() {
        disk.restart();
    }

    @Override
    public boolean isDown() {
        return disk.isDown();
    }

    @Override
    public void crashAtOperation(long n) {
        disk.kernel().requireConfined();
        if (n <= disk.operations()) {
            throw new IllegalArgumentException(
                    "operation " + n + " was submitted already; the next one is " + (disk.operations() + 1));
        }
        disk.crashAtOperation(n);
    }

    @Override
    public long operations() {
        return disk.operations();
    }

    @Override
    public void onOperation(int nth, Predicate<DiskRequest> matching, DiskAction action) {
        disk.kernel().requireConfined();
        if (nth < 1) {
            throw new IllegalArgumentException("the first matching operation is number 1, not " + nth);
        }
        disk.faultDriver().script(nth, matching, action);
    }

    @Override
    public void corruptSector(String path, long offset) {
        disk.kernel().requireConfined();
        disk.faultDriver().corrupt(file(path), offset);
    }

    @Override
    public void failSector(String path, long offset) {
        disk.kernel().requireConfined();
        FileNode file = file(path);
        if (offset < 0 || offset >= file.size()) {
            throw new IllegalArgumentException("'" + path + "' has " + file.size() + " bytes and none at " + offset);
        }
        disk.trace().badSector(file, offset);
        disk.faultDriver().tookEffect(DiskFault.BAD_SECTOR);
        file.markBad(offset);
    }

    @Override
    public void stall(Duration length) {
        disk.kernel().requireConfined();
        if (length.isNegative()) {
            throw new IllegalArgumentException("a stall takes zero or more, not " + length);
        }
        disk.trace().stall(length.toNanos());
        disk.faultDriver().tookEffect(DiskFault.STALL);
        disk.stallFor(length.toNanos());
    }

    @Override
    public Optional<byte[]> visible(String path) {
        return bytes(visibleImage(), path);
    }

    @Override
    public Optional<byte[]> durable(String path) {
        return bytes(durableImage(), path);
    }

    private static Optional<byte[]> bytes(DiskImage image, String path) {
        return image.isFile(path) ? Optional.of(image.bytes(path)) : Optional.empty();
    }

    @Override
    public DiskImage visibleImage() {
        return disk.volume().visibleImage();
    }

    @Override
    public DiskImage durableImage() {
        return disk.volume().durableImage();
    }

    @Override
    public int pendingOperations() {
        return disk.volume().pendingCount();
    }

    @Override
    public long count(DiskFault fault) {
        return disk.faultDriver().count(fault);
    }

    @Override
    public void startRecording() {
        disk.kernel().requireConfined();
        if (disk.isDown()) {
            throw new IllegalStateException("the disk is down; restart it before recording");
        }
        disk.recorder().start(visibleImage());
    }

    @Override
    public void mark(String kind, long value) {
        disk.kernel().requireConfined();
        disk.recorder().mark(kind, value);
    }

    @Override
    public DiskRecording stopRecording() {
        disk.kernel().requireConfined();
        return disk.recorder().stop(disk.options());
    }

    private FileNode file(String path) {
        if (disk.volume().find(path) instanceof FileNode file) {
            return file;
        }
        throw new IllegalArgumentException("no file '" + path + "' on this disk; paths are relative to its root");
    }
}
