package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.NameCreation;
import dev.marionette.sim.disk.model.Place;
import dev.marionette.sim.disk.model.Volume;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.TraceWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operation on the names in a directory. */
abstract sealed class NameOperation extends Operation {

    private final DiskRequest.Kind kind;
    private final TraceName traceName;
    private final TraceValue tracePath;
    final String path;

    private NameOperation(NodeDisk disk, DiskRequest.Kind kind, TraceName traceName, String path) {
        super(disk);
        this.kind = kind;
        this.traceName = traceName;
        this.path = path;
        this.tracePath = TraceValue.of(path);
    }

    @Override
    final DiskRequest.Kind kind() {
        return kind;
    }

    @Override
    final TraceName traceName() {
        return traceName;
    }

    @Override
    final String path() {
        return path;
    }

    @Override
    final TraceValue tracePath() {
        return tracePath;
    }

    @Override
    boolean isChange() {
        return true;
    }

    /** Throws if the change is refused as the names are now. */
    abstract void check() throws FileSystemException;

    /** Makes the change. */
    abstract DiskOperation change(Volume volume);

    @Override
    final void takeEffect() throws IOException {
        check();
        disk.recorder().add(change(disk.volume()));
    }

    @Override
    final void trace(TraceValue status) {
        TraceWriter line = disk.trace().begin(this);
        String target = target();
        if (target != null) {
            line.text(DiskTrace.TARGET, target);
        }
        DiskTrace.end(line, status, this);
    }

    @Nullable
    String target() {
        return null;
    }

    /** A new file. */
    static final class CreateFile extends NameOperation {

        private final Place place;
        private @Nullable FileNode created;

        CreateFile(NodeDisk disk, Place place) {
            super(disk, DiskRequest.Kind.CREATE, DiskTrace.CREATE, place.path());
            this.place = place;
        }

        @Override
        void check() throws FileSystemException {
            NameRules.requireMayCreate(disk.volume(), place);
        }

        @Override
        DiskOperation change(Volume volume) {
            NameCreation creation = volume.createFile(id(), place, disk.stampNanos());
            created = (FileNode) creation.node();
            return creation;
        }

        /** The new file, once the operation is complete. */
        FileNode created() {
            return Objects.requireNonNull(created, "the operation is not complete");
        }
    }

    /** A new directory. */
    static final class CreateDirectory extends NameOperation {

        private final Place place;

        CreateDirectory(NodeDisk disk, Place place) {
            super(disk, DiskRequest.Kind.CREATE_DIRECTORY, DiskTrace.CREATE_DIRECTORY, place.path());
            this.place = place;
        }

        @Override
        void check() throws FileSystemException {
            NameRules.requireMayCreate(disk.volume(), place);
        }

        @Override
        DiskOperation change(Volume volume) {
            return volume.createDirectory(id(), place, disk.stampNanos());
        }
    }

    /** A name removed. */
    static final class Delete extends NameOperation {

        private final Place place;

        Delete(NodeDisk disk, Place place) {
            super(disk, DiskRequest.Kind.DELETE, DiskTrace.DELETE, place.path());
            this.place = place;
        }

        @Override
        void check() throws FileSystemException {
            NameRules.requireMayDelete(disk.volume(), place);
        }

        @Override
        DiskOperation change(Volume volume) {
            return volume.remove(id(), place, disk.stampNanos());
        }
    }

    /** A name exchanged for another. */
    static final class Rename extends NameOperation {

        private final Place from;
        private final Place to;

        Rename(NodeDisk disk, Place from, Place to) {
            super(disk, DiskRequest.Kind.RENAME, DiskTrace.RENAME, from.path());
            this.from = from;
            this.to = to;
        }

        @Override
        void check() throws FileSystemException {
            NameRules.requireMayRename(disk.volume(), from, to);
        }

        @Override
        DiskOperation change(Volume volume) {
            return volume.move(id(), from, to, disk.stampNanos());
        }

        @Override
        String target() {
            return to.path();
        }
    }

    /** The names of a directory forced. */
    static final class SyncDirectory extends NameOperation {

        private final DirectoryNode directory;

        SyncDirectory(NodeDisk disk, DirectoryNode directory) {
            super(disk, DiskRequest.Kind.SYNC_DIRECTORY, DiskTrace.SYNC_DIRECTORY, directory.path());
            this.directory = directory;
        }

        @Override
        boolean isChange() {
            return false;
        }

        @Override
        void check() {}

        @Override
        DiskOperation change(Volume volume) {
            return volume.syncDirectory(id(), directory);
        }
    }
}
