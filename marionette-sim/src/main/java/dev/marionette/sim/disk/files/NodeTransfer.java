package dev.marionette.sim.disk.files;

import dev.marionette.sim.disk.device.Device;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.Node;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/**
 * The steps of copies, and of moves that are not atomic, as the JDK takes them on Linux: a target in the way is removed first, as an
 * operation of its own, so a crash in between leaves neither.
 */
final class NodeTransfer {

    private NodeTransfer() {}

    static void requireSource(NodePath source) throws NoSuchFileException {
        if (source.fileSystem().findOrNull(source) == null) {
            throw new NoSuchFileException(source.toString());
        }
    }

    /** Removes what is in the way; returns whether source and target are the same, so that nothing is to be done. */
    static boolean clearTarget(NodePath source, NodePath target, TransferMode mode) throws IOException {
        NodeFileSystem files = target.fileSystem();
        Node inTheWay = files.findOrNull(target);
        if (inTheWay == null) {
            return false;
        }
        if (inTheWay == source.fileSystem().findOrNull(source)) {
            return true;
        }
        if (!mode.replaces()) {
            throw new FileAlreadyExistsException(target.toString());
        }
        files.device().delete(files.place(target));
        return false;
    }

    static void copy(NodePath source, NodePath target, TransferMode mode) throws IOException {
        NodeFileSystem files = target.fileSystem();
        Device device = files.device();
        Node original = source.fileSystem().find(source);
        if (original instanceof DirectoryNode) {
            device.createDirectory(files.place(target));
        } else {
            copyBytes(source, target);
        }
        if (mode.keepsTimes()) {
            files.find(target).touch(original.modifiedNanos());
        }
    }

    private static void copyBytes(NodePath source, NodePath target) throws IOException {
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        NodeFileSystemProvider provider = NodeFileSystemProvider.INSTANCE;
        try (FileChannel from = provider.newFileChannel(source, Set.of());
                FileChannel to = provider.newFileChannel(target, fresh)) {
            from.transferTo(0, Long.MAX_VALUE, to);
        }
    }
}
