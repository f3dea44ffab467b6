package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.DiskOperation;
import org.jspecify.annotations.Nullable;

/** A name was exchanged for another, in the same directory or another one; what had the other name is gone. */
public final class NameMove extends NameChange implements DiskOperation.Rename {

    private final Place from;
    private final Place to;
    private final Node node;
    private final @Nullable Node replaced;
    private final String target;

    NameMove(long id, Place from, Place to, Node node) {
        super(id, from.path());
        this.from = from;
        this.to = to;
        this.node = node;
        this.replaced = to.directory().visible().get(to.name());
        this.target = to.path();
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    DiskOperation operation() {
        return this;
    }

    @Override
    void land() {
        from.directory().durable().remove(from.name());
        to.directory().durable().put(to.name(), node);
    }

    @Override
    void undo() {
        to.directory().durable().remove(to.name());
        if (replaced != null) {
            to.directory().durable().put(to.name(), replaced);
        }
        from.directory().durable().put(from.name(), node);
    }

    @Override
    boolean touches(DirectoryNode directory) {
        return from.directory() == directory || to.directory() == directory;
    }

    @Override
    public String toString() {
        return "rename " + id() + " of " + path() + " to " + target;
    }
}
