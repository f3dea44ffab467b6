package dev.marionette.examples.register;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.marionette.api.wal.RecordFraming;
import dev.marionette.api.wal.RecordFraming.Record;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that holds one record, which is replaced as a whole.
 *
 * <p>There are two slots, and the records take turns: the newest one stands, forced, while the next is written over the one before it. So
 * whatever a crash leaves of a record that was being written, the one before is whole. Each slot has blocks of its own, which no write to
 * the other one touches.
 *
 * <p>Damage to the newest record by something other than a crash cannot be told from a torn write, and brings the one before it back; keep
 * such a file on a medium that checks what it reads.
 */
final class SlotFile implements Closeable {

    /** The largest block that a medium in use writes as one. */
    static final long SLOT = 4_096;

    private final Path path;
    private final FileChannel channel;
    private final RecordFraming framing;
    private final Protocol protocol;
    private final ByteBuffer record;
    private long sequence;
    private Optional<ByteBuffer> content = Optional.empty();

    private SlotFile(Path path, FileChannel channel, RecordFraming framing, Protocol protocol) {
        this.path = path;
        this.channel = channel;
        this.framing = framing;
        this.protocol = protocol;
        this.record = ByteBuffer.allocate(framing.recordLength());
    }

    /**
     * Opens the file, which is made if it is missing. What it holds is safe when this returns, even if the process was killed before it had
     * forced it.
     *
     * @throws CorruptRegisterException if no crash can have left such a file
     * @throws IOException if the disk fails
     */
    static SlotFile open(Path directory, String name, RecordFraming framing, Protocol protocol) throws IOException {
        Path path = directory.resolve(name);
        FileChannel channel = FileChannel.open(path, Set.of(CREATE, READ, WRITE));
        try {
            SlotFile file = new SlotFile(path, channel, framing, protocol);
            file.recover();
            channel.force(true);
            forceNames(directory);
            return file;
        } catch (Throwable e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    /** The payload of the record at the time of opening; empty if there never was one. */
    Optional<ByteBuffer> content() {
        return content.map(ByteBuffer::asReadOnlyBuffer);
    }

    /**
     * Replaces the record; it is safe when this returns.
     *
     * @throws IOException if the disk fails; it is then unknown which of the two the file holds. The next call writes to the same slot again,
     *     so the last record known to be safe stays until one succeeds
     */
    void replace(ByteBuffer payload) throws IOException {
        long next = sequence + 1;
        record.clear();
        framing.encode(next, payload, record);
        write(record.flip(), offsetOf(next));
        protocol.force(channel);
        sequence = next;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void recover() throws IOException {
        List<Record> slots = List.of(read(0), read(SLOT));
        slots.forEach(this::take);
        if (sequence > 0) {
            return;
        }
        if (slots.stream().anyMatch(Record.Foreign.class::isInstance)) {
            throw new CorruptRegisterException(path, "it holds something else than such records");
        }
        if (!slots.contains(Record.Empty.INSTANCE)) {
            throw new CorruptRegisterException(path, "neither of its two slots holds a whole record");
        }
    }

    private void take(Record found) {
        if (found instanceof Record.Valid valid && valid.sequence() > sequence) {
            sequence = valid.sequence();
            content = Optional.of(valid.payload());
        }
    }

    private Record read(long offset) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(framing.recordLength());
        int length = 0;
        while (bytes.hasRemaining() && length >= 0) {
            length = channel.read(bytes, offset + bytes.position());
        }
        return framing.decode(bytes.flip());
    }

    private void write(ByteBuffer bytes, long start) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, start + bytes.position());
        }
    }

    private static long offsetOf(long sequence) {
        return (sequence & 1) * SLOT;
    }

    /** Forcing a file does not force the entry that leads to it. */
    private static void forceNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, Set.of(READ))) {
            names.force(true);
        }
    }

    /** Closes the channel on the way out of a failure, which stays the one that is seen. */
    private static void closeAfter(Throwable failure, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
