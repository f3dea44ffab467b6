package dev.marionette.api.disk;

import java.io.IOException;

/** An operation that the disk, not the application, made fail. */
public abstract sealed class DiskException extends IOException permits DiskCrashedException, DiskIoException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String path;

    DiskException(String message, String operation, String path) {
        super(message);
        this.operation = operation;
        this.path = path;
    }

    /** What was asked of the disk, such as {@code write} or {@code sync}. */
    public final String operation() {
        return operation;
    }

    /** The path the operation was for, relative to the node's root. */
    public final String path() {
        return path;
    }
}
