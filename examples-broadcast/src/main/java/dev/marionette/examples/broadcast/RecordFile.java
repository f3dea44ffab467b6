package dev.marionette.examples.broadcast;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.marionette.api.wal.RecordFraming;
import dev.marionette.api.wal.RecordFraming.Record.Valid;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A file of framed records, numbered from 0. It knows where they end, not what they mean. */
final class RecordFile implements Closeable {

    private final FileChannel channel;
    private final RecordFraming framing;
    private long count;
    private boolean dirty;

    private RecordFile(FileChannel channel, RecordFraming framing) {
        this.channel = channel;
        this.framing = framing;
    }

    /**
     * Opens the file, which is made if it is missing, and reads it up to the first record that is not whole, not in its place, or refused.
     * What follows was never forced, and is cut off for good: a whole record in there would be back as soon as new ones fill the gap before it.
     *
     * @param take is given the payload of each record; {@code false} refuses it, and all that follow
     */
    static RecordFile open(Path path, RecordFraming framing, Predicate<ByteBuffer> take) throws IOException {
        RecordFile file = new RecordFile(FileChannel.open(path, Set.of(CREATE, READ, WRITE)), framing);
        try {
            file.recover(take);
            return file;
        } catch (Throwable e) {
            file.closeAfter(e);
            throw e;
        }
    }

    /** How many records there are. */
    long count() {
        return count;
    }

    /** Appends records in one write; they are safe after the next {@link #force}. */
    void append(List<ByteBuffer> payloads) throws IOException {
        ByteBuffer records = ByteBuffer.allocate(Math.multiplyExact(payloads.size(), framing.recordLength()));
        for (int i = 0; i < payloads.size(); i++) {
            framing.encode(count + i, payloads.get(i), records);
        }
        long offset = count * framing.recordLength();
        records.flip();
        while (records.hasRemaining()) {
            offset += channel.write(records, offset);
        }
        count += payloads.size();
        dirty = true;
    }

    /** Leaves the first {@code length} records; the rest is gone after the next {@link #force}. */
    void truncate(long length) throws IOException {
        channel.truncate(length * framing.recordLength());
        count = length;
        dirty = true;
    }

    /** Makes all changes safe; does nothing if there was none. */
    void force() throws IOException {
        if (dirty) {
            channel.force(true);
            dirty = false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void recover(Predicate<ByteBuffer> take) throws IOException {
        ByteBuffer content = read();
        while (framing.decode(content) instanceof Valid(long sequence, ByteBuffer payload)
                && sequence == count
                && take.test(payload)) {
            count++;
        }
        if (channel.size() > count * framing.recordLength()) {
            channel.truncate(count * framing.recordLength());
        }
        // A process that was killed may have left records that are read here and are on no medium yet.
        channel.force(true);
    }

    private ByteBuffer read() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (content.hasRemaining()) {
            if (channel.read(content, content.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return content.flip();
    }

    private void closeAfter(Throwable failure) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
