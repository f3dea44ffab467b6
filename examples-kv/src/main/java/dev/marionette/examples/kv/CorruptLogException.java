package dev.marionette.examples.kv;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A log that no crash can have left behind: records that had been forced are damaged, or the file was never a log of this store.
 *
 * <p>The file is left as it was found. Going on without the damaged records would take back writes that were promised, so this needs a
 * decision by a person, such as restoring a backup.
 */
public final class CorruptLogException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    CorruptLogException(Path log, long offset, String evidence) {
        super("'" + log.getFileName() + "' is corrupt at byte " + offset + ": " + evidence
                + "; it was left as it is, restore it from a copy");
        this.offset = offset;
    }

    /** Where the first damaged record begins, in bytes from the start of the log. */
    public long offset() {
        return offset;
    }
}
