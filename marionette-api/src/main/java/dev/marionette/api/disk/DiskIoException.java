package dev.marionette.api.disk;

/**
 * The medium could not carry out an operation ({@code EIO}; on a real disk also a lack of space, with the host's own words as the cause).
 * Whether any of a write's bytes landed is unknown.
 */
public final class DiskIoException extends DiskException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * A failed operation.
     *
     * @param operation what was asked, such as {@code write}
     * @param path relative to the node's root
     * @param offset the first byte of the operation, or 0 where it has none
     */
    public DiskIoException(String operation, String path, long offset) {
        super("input/output error: " + operation + " of '" + path + "' at " + offset, operation, path);
        this.offset = offset;
    }

    /** The first byte the operation was for. */
    public long offset() {
        return offset;
    }
}
