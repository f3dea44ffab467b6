package dev.marionette.prod;

import dev.marionette.api.disk.DiskIoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One file for the length of one operation.
 *
 * <p>Every operation opens the file it names. A channel kept open would go on to the old file after the program renamed or replaced it
 * through {@link dev.marionette.api.Io#root()}, and an open costs little beside the force that makes a write worth anything.
 *
 * @param path as the application gave it
 * @param offset the first byte of the operation
 * @param host the same file on the host
 */
record HostFile(String path, long offset, Path host) {

    /** What an operation does with the open file; it may be done twice, so it keeps nothing between. */
    @FunctionalInterface
    interface Transfer {
        int on(FileChannel channel) throws IOException;
    }

    /** Writes all of {@code from}, whose position stays; creates the file. */
    void write(ByteBuffer from) throws IOException {
        apply(
                "write",
                channel -> drain(channel, from.duplicate()),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    /** Makes the file, or the directory, durable. */
    void force(OpenOption access) throws IOException {
        apply(
                "sync",
                channel -> {
                    channel.force(true);
                    return 0;
                },
                access);
    }

    /**
     * Opens the file and transfers.
     *
     * <p>An interrupt closes the channel of the operation it meets and leaves open what has happened. An operation of the disk is not to
     * be cut that way, so the interrupt is kept for the caller's next blocking call and the transfer, which may be repeated, done again.
     */
    int apply(String operation, Transfer transfer, OpenOption... options) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try (FileChannel channel = FileChannel.open(host, options)) {
                    return transfer.on(channel);
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                } catch (IOException e) {
                    throw translated(operation, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads until the buffer is full or the file ends; returns the number of bytes. */
    static int fill(FileChannel channel, long offset, ByteBuffer into) throws IOException {
        int start = into.position();
        int count = 0;
        while (into.hasRemaining() && count >= 0) {
            count = channel.read(into, offset + into.position() - start);
        }
        return into.position() - start;
    }

    private int drain(FileChannel channel, ByteBuffer from) throws IOException {
        int start = from.position();
        while (from.hasRemaining()) {
            channel.write(from, offset + from.position() - start);
        }
        return from.position() - start;
    }

    /** An open channel reports a failure of the medium as a bare exception; those of the file system have types of their own. */
    private IOException translated(String operation, IOException e) {
        if (e.getClass() != IOException.class) {
            return e;
        }
        if (Files.isDirectory(host)) {
            return new FileSystemException(
                    host.toString(), null, "is a directory, and the disk does this to files only");
        }
        DiskIoException failure = new DiskIoException(operation, path, offset);
        failure.initCause(e);
        return failure;
    }
}
