package dev.marionette.sim.disk;

import java.util.Locale;

/**
 * What a script is asked about: an operation that was submitted to a disk and has not happened yet.
 *
 * @param id the operation's number on its disk, from 1
 * @param kind what is asked
 * @param path relative to the root
 * @param range the bytes it is about; for operations without any, empty at 0
 */
public record DiskRequest(long id, Kind kind, String path, Range range) {

    /** The kinds of operation a disk carries out. */
    public enum Kind {
        /** Of a file's bytes. */
        READ,
        /** Of a file's bytes. */
        WRITE,
        /** Cut or extend a file. */
        SET_LENGTH,
        /** Force a file. */
        SYNC,
        /** A new file. */
        CREATE,
        /** A new directory. */
        CREATE_DIRECTORY,
        /** Remove a name. */
        DELETE,
        /** Exchange a name for another. */
        RENAME,
        /** Force a directory. */
        SYNC_DIRECTORY;

        private final String traceName = name().toLowerCase(Locale.ROOT);
        private final String waitReason = "disk " + traceName;

        /** The name in messages, such as {@code set_length}. */
        public String traceName() {
            return traceName;
        }

        /** What a task that waits for such an operation waits for, such as {@code disk write}. */
        public String waitReason() {
            return waitReason;
        }
    }

    /**
     * A range of bytes.
     *
     * @param offset the first byte
     * @param length how many
     */
    public record Range(long offset, long length) {

        /** No bytes. */
        public static final Range NONE = new Range(0, 0);
    }
}
