package dev.marionette.sim.disk;

import java.util.Locale;

/**
 * What a file system promises about names and lengths that were not forced.
 *
 * <p>Only {@link #JOURNALED} for now; a file system with other promises is another constant with its own {@link #keepsNameOrder} and
 * {@link #newFileSyncKeepsName}.
 */
public enum Personality {
    /**
     * What ext4 and XFS give: the changes of names survive a crash as a prefix of the order in which they were made, over all directories;
     * forcing a new file makes its creation durable too, and with it every earlier change of a name; a length never survives without the
     * bytes that brought it. A later rename of the file is not covered by forcing the file: only its directory's sync promises that.
     */
    JOURNALED(true, true);

    private final String traceName = name().toLowerCase(Locale.ROOT);
    private final boolean keepsNameOrder;
    private final boolean newFileSyncKeepsName;

    Personality(boolean keepsNameOrder, boolean newFileSyncKeepsName) {
        this.keepsNameOrder = keepsNameOrder;
        this.newFileSyncKeepsName = newFileSyncKeepsName;
    }

    /** The name in traces, such as {@code journaled}. */
    public String traceName() {
        return traceName;
    }

    /** Whether a change of a name is lost whenever an earlier one is. */
    public boolean keepsNameOrder() {
        return keepsNameOrder;
    }

    /** Whether forcing a new file makes its creation durable. */
    public boolean newFileSyncKeepsName() {
        return newFileSyncKeepsName;
    }
}
