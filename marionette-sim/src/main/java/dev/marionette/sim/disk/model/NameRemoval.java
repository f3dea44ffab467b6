package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.DiskOperation;

/** A name was removed. */
public final class NameRemoval extends NameChange implements DiskOperation.Delete {

    private final DirectoryNode directory;
    private final String name;
    private final Node node;

    NameRemoval(long id, DirectoryNode directory, String name, Node node) {
        super(id, directory.pathOf(name));
        this.directory = directory;
        this.name = name;
        this.node = node;
    }

    @Override
    DiskOperation operation() {
        return this;
    }

    @Override
    void land() {
        directory.durable().remove(name);
    }

    @Override
    void undo() {
        directory.durable().put(name, node);
    }

    @Override
    boolean touches(DirectoryNode other) {
        return directory == other;
    }

    @Override
    public String toString() {
        return "delete " + id() + " of " + path();
    }
}
