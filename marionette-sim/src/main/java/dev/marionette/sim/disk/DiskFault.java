package dev.marionette.sim.disk;

import java.util.Locale;

/** The kinds of fault a simulated disk can have. {@link DiskFaults} says how often each happens. */
public enum DiskFault {
    /** A pending write or change of a length is absent after the crash. */
    LOST_WRITE,
    /** A write reaches the medium by itself before it is forced, so the crash cannot take it. */
    EARLY_WRITE_BACK,
    /** Only a part of the sectors of a pending write is present after the crash. */
    TORN_WRITE,
    /** A pending write is absent after the crash although the next one, to the same file or another, is present. */
    REORDERED_WRITE,
    /** A pending creation or removal of a name is undone by the crash. */
    LOST_ENTRY,
    /** A pending rename is undone by the crash. */
    LOST_RENAME,
    /** A read fails once. */
    READ_ERROR,
    /** A write, a change of a length or a change of a name fails once, and nothing of it happens. */
    WRITE_ERROR,
    /** A sector fails every read until it is written again. */
    BAD_SECTOR,
    /** A bit of a durable sector changes at rest. */
    BIT_ROT,
    /** The disk answers nothing for a while. */
    STALL,
    /** A read returns one bit changed; the medium is intact. */
    CORRUPT_READ;

    private final String traceName = name().toLowerCase(Locale.ROOT);
    private final String reportName = "disk." + traceName;

    /** The name in reports, such as {@code disk.lost_write}. */
    public String reportName() {
        return reportName;
    }

    /** The name in traces, such as {@code lost_write}. */
    public String traceName() {
        return traceName;
    }
}
