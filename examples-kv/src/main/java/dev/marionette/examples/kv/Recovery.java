package dev.marionette.examples.kv;

import dev.marionette.api.wal.RecordFraming.Record;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads a log from its start and decides how much of it counts.
 *
 * <p>The content is what comes before the first record that is not whole. What lies behind is normally the tail of writes that were never
 * forced: power loss keeps any part of those, in any order, even a whole record behind a torn one. It is dropped. But every record tells how
 * many were forced before it was written, and if any of them, wherever it stands, vouches for one that is damaged, then the damage is no
 * torn tail. The idea is from Alagappan et al., "Protocol-Aware Recovery for Consensus-Based Storage" (FAST 2018); as shown there, damage to the last
 * forced record alone cannot be told from a torn write.
 */
final class Recovery {

    private static final int CHUNK = 1_024 * LogRecord.LENGTH;

    private final LogFiles files;
    private final FileChannel channel;
    private final TreeMap<Long, Long> content = new TreeMap<>();
    private final List<Change> openBatch = new ArrayList<>();
    private long slot;
    private long whole;
    private long committed;
    private long proven;

    private Recovery(LogFiles files, FileChannel channel) {
        this.files = files;
        this.channel = channel;
    }

    /**
     * Reads the whole log.
     *
     * @throws CorruptLogException if forced records are damaged
     */
    static Recovery of(LogFiles files, FileChannel channel) throws IOException {
        Recovery recovery = new Recovery(files, channel);
        recovery.scan();
        recovery.requireProvenRecords();
        return recovery;
    }

    LogFiles files() {
        return files;
    }

    /** All keys and their values. */
    TreeMap<Long, Long> content() {
        return content;
    }

    /** How many records count; what follows them does not. */
    long committed() {
        return committed;
    }

    /** The log, open for more. */
    Log log() {
        return new Log(channel, files.durability(), committed, proven);
    }

    /**
     * Cuts off what does not count, and returns how many bytes that was. It has to be gone for good: a whole record in there would count
     * as soon as a new record fills the gap before it, and after a crash it could come back under records written meanwhile.
     */
    long dropTail() throws IOException {
        long end = committed * LogRecord.LENGTH;
        long dropped = channel.size() - end;
        if (dropped > 0) {
            channel.truncate(end);
            channel.force(true);
        }
        return dropped;
    }

    private void scan() throws IOException {
        long size = channel.size();
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(size, CHUNK));
        for (long offset = 0; offset < size; offset += chunk.limit()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), size - offset));
            read(chunk, offset);
            while (chunk.hasRemaining()) {
                int end = Math.min(chunk.position() + LogRecord.LENGTH, chunk.limit());
                take(files.durability().read(chunk));
                chunk.position(end);
            }
        }
    }

    private void read(ByteBuffer chunk, long offset) throws IOException {
        while (chunk.hasRemaining()) {
            if (channel.read(chunk, offset + chunk.position()) < 0) {
                throw new EOFException("'" + files.log().getFileName() + "' became shorter while it was read");
            }
        }
        chunk.flip();
    }

    private void take(Record found) throws CorruptLogException {
        if (slot == 0 && found instanceof Record.Foreign) {
            throw new CorruptLogException(files.log(), 0, "it does not begin with a record of this store");
        }
        if (found instanceof Record.Valid valid && valid.sequence() == slot) {
            LogRecord record = LogRecord.decode(valid);
            proven = Math.max(proven, record.proven());
            if (whole == slot) {
                whole++;
                replay(record);
            }
        }
        slot++;
    }

    private void replay(LogRecord record) {
        openBatch.add(record.change());
        if (record.remaining() == 0) {
            openBatch.forEach(change -> change.applyTo(content));
            openBatch.clear();
            committed = whole;
        }
    }

    private void requireProvenRecords() throws CorruptLogException {
        if (proven > committed) {
            String evidence = "a later record proves that the first " + proven + " records were forced, and only "
                    + whole + " of them are whole";
            throw new CorruptLogException(files.log(), whole * LogRecord.LENGTH, evidence);
        }
    }
}
