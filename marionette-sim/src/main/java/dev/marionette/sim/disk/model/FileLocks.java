package dev.marionette.sim.disk.model;

import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;

/** The regions of one file that are locked. One simulated node is one process, so any two locks that overlap exclude each other. */
public final class FileLocks {

    private final ArrayList<FileLock> held = new ArrayList<>(1);

    FileLocks() {}

    /**
     * Adds a lock.
     *
     * @throws OverlappingFileLockException if a lock on any of these bytes is held
     */
    public void add(FileLock lock) {
        for (FileLock other : held) {
            if (other.overlaps(lock.position(), lock.size())) {
                throw new OverlappingFileLockException();
            }
        }
        held.add(lock);
    }

    /** Removes a lock. */
    public void remove(FileLock lock) {
        held.remove(lock);
    }
}
