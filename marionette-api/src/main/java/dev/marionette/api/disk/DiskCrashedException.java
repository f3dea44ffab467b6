package dev.marionette.api.disk;

/** The disk is down: it lost power and has not been restarted. Nothing of the operation happened. */
public final class DiskCrashedException extends DiskException {

    private static final long serialVersionUID = 1L;

    /**
     * An operation on a disk that is down.
     *
     * @param operation what was asked, such as {@code write}
     * @param path relative to the node's root
     */
    public DiskCrashedException(String operation, String path) {
        super("the disk is down: " + operation + " of '" + path + "'", operation, path);
    }
}
