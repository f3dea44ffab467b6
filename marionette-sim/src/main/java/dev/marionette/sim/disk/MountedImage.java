package dev.marionette.sim.disk;

import dev.marionette.api.disk.Disk;
import dev.marionette.sim.disk.device.MountedDevice;
import dev.marionette.sim.disk.device.SectorDisk;
import dev.marionette.sim.disk.files.NodeFileSystem;
import dev.marionette.sim.disk.model.FrozenImage;
import java.nio.file.Path;

/**
 * A disk of its own that began as an image, without a world around it: operations take no time, nothing fails and nothing is traced.
 *
 * <p>The way to open an engine on what a crash left, thousands of times. The image stays as it is. An engine that spins is stopped by a
 * budget: when it is used up, every further operation throws an {@link IllegalStateException} and {@link #isExhausted} holds.
 *
 * <p>Thread rule: confined to one thread at a time; any number of mounts of one image may be used in parallel.
 */
public final class MountedImage {

    private final MountedDevice device;
    private final Path root;

    MountedImage(FrozenImage image, long operationBudget) {
        device = new MountedDevice(image, operationBudget);
        root = new NodeFileSystem(device).rootPath();
    }

    /** The directory that holds everything. */
    public Path root() {
        return root;
    }

    /** The sector disk over the same files. */
    public Disk disk() {
        return new SectorDisk(device);
    }

    /** How many operations were carried out. */
    public long operations() {
        return device.operations();
    }

    /** Whether the budget is used up. */
    public boolean isExhausted() {
        return device.isExhausted();
    }

    /** What is visible now. */
    public DiskImage image() {
        return device.volume().visibleImage();
    }
}
