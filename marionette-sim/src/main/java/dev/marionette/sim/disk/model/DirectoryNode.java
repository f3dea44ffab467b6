package dev.marionette.sim.disk.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A directory: the names in it as they are visible, and as a loss of power would leave them if all pending changes were lost. */
public final class DirectoryNode extends Node {

    private final TreeMap<String, Node> visible = new TreeMap<>();
    private final TreeMap<String, Node> durable = new TreeMap<>();
    private @Nullable DirectoryNode parent;

    DirectoryNode(long id, long createdNanos, long modifiedNanos) {
        super(id, createdNanos, modifiedNanos);
    }

    /** What is visible, by name, in order. Not to be changed by the caller. */
    public TreeMap<String, Node> visible() {
        return visible;
    }

    TreeMap<String, Node> durable() {
        return durable;
    }

    /** The directory it is in; null for the root, and for one that was removed. */
    public @Nullable DirectoryNode parent() {
        return parent;
    }

    void parent(@Nullable DirectoryNode newParent) {
        parent = newParent;
    }

    /** Whether this is {@code ancestor} or lies below it. */
    public boolean isWithin(DirectoryNode ancestor) {
        DirectoryNode directory = this;
        while (directory != null && directory != ancestor) {
            directory = directory.parent;
        }
        return directory != null;
    }

    /** The path of a name in this directory, relative to the root. */
    String pathOf(String name) {
        String own = path();
        return own.isEmpty() ? name : own + '/' + name;
    }

    @Override
    void moveTo(String newPath) {
        super.moveTo(newPath);
        for (Map.Entry<String, Node> entry : visible.entrySet()) {
            entry.getValue().moveTo(pathOf(entry.getKey()));
        }
    }

    /** Makes what is durable visible again, in this directory and all below it. */
    void revert() {
        visible.clear();
        visible.putAll(durable);
        for (Map.Entry<String, Node> entry : durable.entrySet()) {
            Node node = entry.getValue();
            node.setPath(pathOf(entry.getKey()));
            node.pendingCreation(null);
            switch (node) {
                case FileNode file -> file.revert();
                case DirectoryNode directory -> {
                    directory.parent = this;
                    directory.revert();
                }
            }
        }
    }
}
