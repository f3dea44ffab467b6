package dev.marionette.sim.disk.files;

import dev.marionette.sim.disk.model.FileLocks;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/** A lock on a region of a simulated file. */
final class NodeFileLock extends FileLock {

    private final FileLocks locks;
    private boolean held = true;

    NodeFileLock(FileChannel channel, FileLocks locks, Region region) {
        super(channel, region.position, region.size, region.shared);
        this.locks = locks;
    }

    @Override
    public boolean isValid() {
        return held && acquiredBy().isOpen();
    }

    @Override
    public void release() throws IOException {
        if (!acquiredBy().isOpen()) {
            throw new ClosedChannelException();
        }
        drop();
    }

    void drop() {
        if (held) {
            held = false;
            locks.remove(this);
        }
    }

    /**
     * What a lock covers.
     *
     * @param position the first byte
     * @param size how many bytes
     * @param shared whether it is a shared lock
     */
    record Region(long position, long size, boolean shared) {}
}
