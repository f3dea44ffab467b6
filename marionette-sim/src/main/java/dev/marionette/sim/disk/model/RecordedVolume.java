package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashDecision;
import dev.marionette.sim.disk.DiskImage;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.DiskRecording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A volume that takes its operations from a recording. */
public final class RecordedVolume {

    private final Volume volume;
    private final Map<Long, Node> nodes = new HashMap<>();

    /** A volume as it was when the recording began. */
    public RecordedVolume(DiskRecording recording) {
        FrozenImage start = (FrozenImage) recording.start();
        volume = new Volume(start, recording.options().personality());
        remember("");
        for (String path : start.paths()) {
            remember(path);
        }
    }

    /** Repeats the next operation. */
    public void apply(DiskOperation operation) {
        long id = operation.id();
        switch (operation) {
            case ContentWrite write -> volume.repeat(write, file(write.file()));
            case LengthChange change -> volume.setLength(id, file(change.file()), change.length(), 0);
            case NameCreation creation -> create(creation);
            case NameRemoval removal -> volume.remove(id, place(removal.path()), 0);
            case NameMove move -> volume.move(id, place(move.path()), place(move.target()), 0);
            case FileSync sync -> volume.sync(id, file(sync.file()));
            case DirectorySync sync -> volume.syncDirectory(id, (DirectoryNode) node(sync.directory()));
        }
    }

    private void create(NameCreation creation) {
        Place place = place(creation.path());
        volume.nextNode(creation.file());
        if (creation.directory()) {
            volume.createDirectory(creation.id(), place, 0);
        } else {
            volume.createFile(creation.id(), place, 0);
        }
        remember(creation.path());
    }

    private void remember(String path) {
        Node node = node(path);
        nodes.put(node.id(), node);
    }

    /** The changes that a loss of power would decide about, in order. */
    public List<DiskOperation> pending() {
        CrashPlan plan = volume.plan();
        List<DiskOperation> operations = new ArrayList<>(plan.size());
        for (int i = 0; i < plan.size(); i++) {
            operations.add(plan.operation(i));
        }
        return operations;
    }

    /** What a loss of power would leave. */
    public DiskImage crash(CrashDecision decision) {
        return volume.crashImage(decision);
    }

    private Place place(String path) {
        int slash = path.lastIndexOf('/');
        return new Place(directory(slash < 0 ? "" : path.substring(0, slash)), path.substring(slash + 1));
    }

    private DirectoryNode directory(String path) {
        return (DirectoryNode) node(path);
    }

    private Node node(String path) {
        Node node = volume.find(path);
        if (node == null) {
            throw new IllegalStateException("the recording names '" + path + "', which is not there");
        }
        return node;
    }

    private FileNode file(long id) {
        return (FileNode) node(id);
    }

    /** What is open may have lost its name, so content is found by inode. */
    private Node node(long id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalStateException("the recording names inode " + id + ", which is not there");
        }
        return node;
    }
}
