package dev.marionette.examples.kv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** The end of an open log: appends records, and knows how many of them are forced. */
final class Log implements Closeable {

    private final FileChannel channel;
    private final Durability durability;
    private final ByteBuffer payload = ByteBuffer.allocate(LogRecord.FRAMING.payloadLength());
    private ByteBuffer records = ByteBuffer.allocate(LogRecord.LENGTH);
    private long count;
    private long forced;

    /** A log that ends after {@code count} records, of which the first {@code forced} are known to be safe. */
    Log(FileChannel channel, Durability durability, long count, long forced) {
        this.channel = channel;
        this.durability = durability;
        this.count = count;
        this.forced = forced;
    }

    long count() {
        return count;
    }

    long unforced() {
        return count - forced;
    }

    FileChannel channel() {
        return channel;
    }

    /** Appends one batch in one write. */
    void append(List<Change> batch) throws IOException {
        ByteBuffer into = room(batch.size());
        long sequence = count;
        int remaining = batch.size();
        for (Change change : batch) {
            new LogRecord(sequence++, forced, --remaining, change).encode(payload, into);
        }
        write(into.flip());
        count = sequence;
    }

    /**
     * Makes every record safe.
     *
     * <p>After a failed force nobody knows which of its bytes are on the medium, and a second one may succeed without having written them. So
     * what it covered is cut off, lest a reader of the file take it for safe.
     */
    void force() throws IOException {
        try {
            durability.force(channel);
        } catch (IOException e) {
            dropUnforced(e);
            throw e;
        }
        forced = count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer room(int batchSize) {
        int length = Math.multiplyExact(batchSize, LogRecord.LENGTH);
        if (records.capacity() < length) {
            records = ByteBuffer.allocate(length);
        }
        return records.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        long offset = count * LogRecord.LENGTH;
        while (bytes.hasRemaining()) {
            offset += channel.write(bytes, offset);
        }
    }

    private void dropUnforced(IOException failure) {
        try {
            channel.truncate(forced * LogRecord.LENGTH);
            channel.force(true);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
