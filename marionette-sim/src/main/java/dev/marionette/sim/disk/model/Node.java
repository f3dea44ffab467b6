package dev.marionette.sim.disk.model;

import dev.marionette.sim.engine.TraceValue;
import org.jspecify.annotations.Nullable;

/** An inode: a file or a directory. */
public abstract sealed class Node permits FileNode, DirectoryNode {

    private final long id;
    private final long createdNanos;
    private long modifiedNanos;
    private String path = "";
    private @Nullable TraceValue tracePath;
    private @Nullable NameCreation pendingCreation;

    Node(long id, long createdNanos, long modifiedNanos) {
        this.id = id;
        this.createdNanos = createdNanos;
        this.modifiedNanos = modifiedNanos;
    }

    /** The inode number, never used again on the same disk. */
    public final long id() {
        return id;
    }

    /** When it was created, by the node's clock. */
    public final long createdNanos() {
        return createdNanos;
    }

    /** When its content last changed, by the node's clock. */
    public final long modifiedNanos() {
        return modifiedNanos;
    }

    /** Sets the time of the last change. */
    public final void touch(long nowNanos) {
        modifiedNanos = nowNanos;
    }

    /** The last path it was reachable by, relative to the root. */
    public final String path() {
        return path;
    }

    /** {@link #path()} as a value of the trace, encoded once. */
    public final TraceValue tracePath() {
        TraceValue known = tracePath;
        if (known == null) {
            known = TraceValue.of(path);
            tracePath = known;
        }
        return known;
    }

    /** Gives this, and what is visible below it, a new path. */
    void moveTo(String newPath) {
        setPath(newPath);
    }

    final void setPath(String newPath) {
        path = newPath;
        tracePath = null;
    }

    /** The change of names that gave this its first name, while that is pending. */
    final @Nullable NameCreation pendingCreation() {
        return pendingCreation;
    }

    final void pendingCreation(@Nullable NameCreation creation) {
        pendingCreation = creation;
    }
}
