package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.DiskOperation;

/** A change of names: visible at once, pending until a directory is forced. */
public abstract sealed class NameChange permits NameCreation, NameRemoval, NameMove {

    private final long id;
    private final String path;
    private long order;

    NameChange(long id, String path) {
        this.id = id;
        this.path = path;
    }

    /** The operation's number. */
    public final long id() {
        return id;
    }

    /** Its place in the order in which the changes of the volume took effect, which is not that of their ids. */
    final long order() {
        return order;
    }

    /** Tells its place, once, before anybody else sees it. */
    final void stamp(long place) {
        order = place;
    }

    /** The path at the time, relative to the root. */
    public final String path() {
        return path;
    }

    /** This change as the operation it is. */
    abstract DiskOperation operation();

    /** Makes the change durable; every earlier one must be durable already. */
    abstract void land();

    /** Takes back the last {@link #land()}. */
    abstract void undo();

    /** Whether a sync of this directory covers the change. */
    abstract boolean touches(DirectoryNode directory);
}
