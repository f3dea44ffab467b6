package dev.marionette.sim.disk.files;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.Node;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The basic attributes of a path. */
record NodeAttributeView(NodePath path) implements BasicFileAttributeView {

    @Override
    public String name() {
        return "basic";
    }

    @Override
    public BasicFileAttributes readAttributes() throws IOException {
        return NodeFileSystemProvider.INSTANCE.attributes(path);
    }

    /** Sets the time of the last change; the others are kept by the disk itself and are left alone. */
    @Override
    public void setTimes(@Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
            throws IOException {
        NodeFileSystem files = path.fileSystem();
        files.device().requireUp(DiskRequest.Kind.READ, path.toString());
        Node node = files.find(path);
        if (modified != null) {
            node.touch(files.device().nanos(modified));
        }
    }
}
