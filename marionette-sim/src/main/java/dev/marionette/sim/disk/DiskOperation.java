package dev.marionette.sim.disk;

import dev.marionette.sim.disk.model.ContentWrite;
import dev.marionette.sim.disk.model.DirectorySync;
import dev.marionette.sim.disk.model.FileSync;
import dev.marionette.sim.disk.model.LengthChange;
import dev.marionette.sim.disk.model.NameCreation;
import dev.marionette.sim.disk.model.NameMove;
import dev.marionette.sim.disk.model.NameRemoval;
import java.nio.ByteBuffer;

/**
 * One operation that changed a disk, or made changes durable.
 *
 * <p>Reads and failed operations are not among them. Immutable and safe for use by any thread.
 */
public sealed interface DiskOperation {

    /** The operation's number on its disk, from 1 in the order of submission; reads and failed operations are counted too. */
    long id();

    /** The path at the time of the operation, relative to the root, with {@code /} between its parts; empty for the root itself. */
    String path();

    /** Bytes went into a file. */
    sealed interface Write extends DiskOperation permits ContentWrite {

        /** The inode number of the file. */
        long file();

        /** The first byte written. */
        long offset();

        /** How many bytes, at least 1. */
        int length();

        /** How many sectors the bytes touch: the unit in which the write can be torn. */
        int sectors();

        /** A read-only copy of the bytes written. */
        ByteBuffer bytes();
    }

    /** A file was cut or extended with zeros. */
    sealed interface SetLength extends DiskOperation permits LengthChange {

        /** The inode number of the file. */
        long file();

        /** The new length in bytes. */
        long length();
    }

    /** A file or a directory got its first name. */
    sealed interface Create extends DiskOperation permits NameCreation {

        /** The inode number of what was created. */
        long file();

        /** Whether it is a directory. */
        boolean directory();
    }

    /** A name was removed. */
    sealed interface Delete extends DiskOperation permits NameRemoval {}

    /** A name was exchanged for another; a file that had the other name is gone. */
    sealed interface Rename extends DiskOperation permits NameMove {

        /** The new path, of the same form as {@link #path()}. */
        String target();
    }

    /** A file's content and length became durable. */
    sealed interface Sync extends DiskOperation permits FileSync {

        /** The inode number of the file. */
        long file();
    }

    /** The names in a directory became durable. */
    sealed interface SyncDirectory extends DiskOperation permits DirectorySync {

        /** The inode number of the directory; it may have been removed while it was open. */
        long directory();
    }
}
