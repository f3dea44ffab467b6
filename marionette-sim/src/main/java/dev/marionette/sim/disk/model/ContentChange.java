package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;

/** A change of a file's bytes or length: visible at once, pending until the file is forced. Immutable, so recordings and disks share it. */
public sealed interface ContentChange permits ContentWrite, LengthChange {

    /** This change as the operation it is. */
    DiskOperation operation();

    /** Its place in the order in which the changes of the volume took effect, which is not that of their ids. */
    long order();

    /** Tells its place, once, before anybody else sees it. */
    void stamp(long order);

    /** The inode number of the file. */
    long file();

    /** Applies to a file's durable state what {@code outcome} leaves of this change. */
    void settle(FileNode on, CrashOutcome outcome);
}
