package dev.marionette.sim.disk.files;

import dev.marionette.sim.disk.device.Device;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.Node;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * The attributes of an inode at one moment.
 *
 * @param fileKey the inode number
 * @param size in bytes; 0 for a directory
 * @param isDirectory whether it is a directory, else it is a file
 * @param times when it was created and changed
 */
record NodeAttributes(Long fileKey, long size, boolean isDirectory, Times times) implements BasicFileAttributes {

    static NodeAttributes of(Device device, Node node) {
        Times times = new Times(device.fileTime(node.createdNanos()), device.fileTime(node.modifiedNanos()));
        return node instanceof FileNode file
                ? new NodeAttributes(file.id(), file.size(), false, times)
                : new NodeAttributes(node.id(), 0, true, times);
    }

    @Override
    public FileTime lastModifiedTime() {
        return times.modified;
    }

    /** Access times are not kept, as on a disk mounted with {@code noatime}. */
    @Override
    public FileTime lastAccessTime() {
        return times.modified;
    }

    @Override
    public FileTime creationTime() {
        return times.created;
    }

    @Override
    public boolean isRegularFile() {
        return !isDirectory;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    /** The value of a named attribute of the basic view. */
    Object value(String name) {
        return switch (name) {
            case "fileKey" -> fileKey;
            case "size" -> size;
            case "isDirectory" -> isDirectory;
            case "isRegularFile" -> isRegularFile();
            case "isSymbolicLink" -> false;
            case "isOther" -> false;
            case "lastModifiedTime" -> lastModifiedTime();
            case "lastAccessTime" -> lastAccessTime();
            case "creationTime" -> creationTime();
            default -> throw new IllegalArgumentException("'" + name + "' is not an attribute of the basic view");
        };
    }

    /**
     * The times of an inode.
     *
     * @param created when it was created
     * @param modified when its content last changed
     */
    record Times(FileTime created, FileTime modified) {}
}
