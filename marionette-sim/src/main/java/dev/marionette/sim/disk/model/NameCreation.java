package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.DiskOperation;

/** A file or a directory got its first name. */
public final class NameCreation extends NameChange implements DiskOperation.Create {

    private final DirectoryNode directory;
    private final String name;
    private final Node node;

    NameCreation(long id, DirectoryNode directory, String name, Node node) {
        super(id, node.path());
        this.directory = directory;
        this.name = name;
        this.node = node;
    }

    /** What was created. */
    public Node node() {
        return node;
    }

    @Override
    public long file() {
        return node.id();
    }

    @Override
    public boolean directory() {
        return node instanceof DirectoryNode;
    }

    @Override
    DiskOperation operation() {
        return this;
    }

    @Override
    void land() {
        directory.durable().put(name, node);
        node.pendingCreation(null);
    }

    @Override
    void undo() {
        directory.durable().remove(name);
        node.pendingCreation(this);
    }

    @Override
    boolean touches(DirectoryNode other) {
        return directory == other;
    }

    @Override
    public String toString() {
        return "create " + id() + " of " + path();
    }
}
