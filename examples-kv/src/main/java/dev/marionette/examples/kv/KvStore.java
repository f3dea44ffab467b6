package dev.marionette.examples.kv;

import dev.marionette.api.Field;
import dev.marionette.api.Io;
import dev.marionette.api.Recorder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A key-value store that keeps its content in memory and its history in a write-ahead log.
 *
 * <p>Every change is appended to {@code kv.wal}; opening the store replays that file. What was written with {@link Sync#FORCE} survives the loss of
 * power, and so does all that was written before it. Of the writes after it, an unbroken run from the first on may survive as well; a batch
 * survives whole or not at all. {@link #compact()} writes the content to a new log and puts it in the place of the old.
 *
 * <p>After an {@link IOException} it is unknown whether the write took place, and the store answers nothing more: close it, and open it again to
 * see what the disk says.
 *
 * {@snippet :
 * try (KvStore store = KvStore.open(io, io.root(), recorder)) {
 *     store.put(1, 41, Sync.FORCE);
 *     store.get(1); // 41
 * }
 * }
 *
 * <p>Thread rule: one thread at a time, and one open store for a directory. It uses no threads, no wall clock and no randomness, so in a
 * simulation all it does follows from the seed.
 */
public final class KvStore implements Closeable {

    private static final int COMPACTION_BATCH = 1_024;

    private final Io io;
    private final Recorder recorder;
    private final KvOptions options;
    private final LogFiles files;
    private final TreeMap<Long, Long> content;
    private Log log;
    private boolean usable = true;

    private KvStore(Io io, Recorder recorder, KvOptions options, Recovery recovered) {
        this.io = io;
        this.recorder = recorder;
        this.options = options;
        this.files = recovered.files();
        this.content = recovered.content();
        this.log = recovered.log();
    }

    /**
     * Opens the store in {@code directory}, which exists, with {@link KvOptions#EXPLICIT}.
     *
     * @throws CorruptLogException if records that had been forced are damaged
     * @throws IOException if the disk fails
     */
    public static KvStore open(Io io, Path directory, Recorder recorder) throws IOException {
        return open(io, directory, recorder, KvOptions.EXPLICIT);
    }

    /**
     * Opens the store in {@code directory}, which exists.
     *
     * @throws CorruptLogException if records that had been forced are damaged
     * @throws IOException if the disk fails
     */
    public static KvStore open(Io io, Path directory, Recorder recorder, KvOptions options) throws IOException {
        return open(io, LogFiles.in(directory, Durability.COMPLETE), recorder, options);
    }

    static KvStore open(Io io, LogFiles files, Recorder recorder, KvOptions options) throws IOException {
        long start = io.nanoTime();
        FileChannel channel = files.openLog();
        try {
            Recovery recovered = Recovery.of(files, channel);
            long dropped = recovered.dropTail();
            // The name may be new, or lead to a compacted log whose compaction was killed before it forced the
            // directory.
            files.forceNames();
            recorder.record(
                    "kv.recovered",
                    Field.of("records", recovered.committed()),
                    Field.of("dropped_bytes", dropped),
                    Field.of("took_ns", io.nanoTime() - start));
            return new KvStore(io, recorder, options, recovered);
        } catch (Throwable e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    /** The value of {@code key}, or nothing. */
    public OptionalLong get(long key) {
        requireUsable();
        Long value = content.get(key);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The number of keys. */
    public int size() {
        requireUsable();
        return content.size();
    }

    /**
     * Sets {@code key} to {@code value}.
     *
     * @throws IOException if the disk fails; whether the change took place is then unknown
     */
    public void put(long key, long value, Sync sync) throws IOException {
        write(List.of(new Change.Put(key, value)), sync);
        recorder.record("kv.put", Field.of("key", key), Field.of("sync", sync.label()));
    }

    /**
     * Removes {@code key}, whether it is there or not.
     *
     * @throws IOException if the disk fails; whether the change took place is then unknown
     */
    public void delete(long key, Sync sync) throws IOException {
        write(List.of(new Change.Delete(key)), sync);
        recorder.record("kv.delete", Field.of("key", key), Field.of("sync", sync.label()));
    }

    /**
     * Makes all changes of {@code batch} as one; an empty batch changes nothing.
     *
     * @throws IOException if the disk fails; whether the changes took place is then unknown
     */
    public void batch(Batch batch, Sync sync) throws IOException {
        List<Change> changes = batch.changes();
        write(changes, sync);
        recorder.record("kv.batch", Field.of("changes", changes.size()), Field.of("sync", sync.label()));
    }

    /**
     * Writes the content to a new log, which takes the place of the old one. Afterwards every write made so far is safe.
     *
     * @throws IOException if the disk fails; the old log stays if the new one was not complete
     */
    public void compact() throws IOException {
        requireUsable();
        long start = io.nanoTime();
        Log old = log;
        log = publishContent();
        old.close();
        recorder.record(
                "kv.compacted",
                Field.of("records_before", old.count()),
                Field.of("records", log.count()),
                Field.of("took_ns", io.nanoTime() - start));
    }

    /**
     * Makes every write so far safe, and closes the store. A second close does nothing.
     *
     * @throws IOException if the disk fails; the store is closed all the same
     */
    @Override
    public void close() throws IOException {
        try (Log closing = log) {
            if (usable && closing.unforced() > 0) {
                closing.force();
            }
        } finally {
            usable = false;
        }
    }

    private void write(List<Change> changes, Sync sync) throws IOException {
        requireUsable();
        usable = false; // Only a write that ends well makes it true again.
        log.append(changes);
        if (sync == Sync.FORCE || log.unforced() >= options.forceEvery()) {
            log.force();
        }
        for (Change change : changes) {
            change.applyTo(content);
        }
        usable = true;
    }

    private Log publishContent() throws IOException {
        FileChannel draft = files.openDraft();
        try {
            Log compacted = writeContent(draft);
            usable = false; // A failure from here on leaves open which log has the name.
            files.publish(draft);
            usable = true;
            return compacted;
        } catch (Throwable e) {
            closeAfter(e, draft);
            throw e;
        }
    }

    /** All its records say that the whole draft was forced before: it is not read before that is true. */
    private Log writeContent(FileChannel draft) throws IOException {
        Log compacted = new Log(draft, files.durability(), 0, content.size());
        List<Change> batch = new ArrayList<>();
        for (Map.Entry<Long, Long> entry : content.entrySet()) {
            batch.add(new Change.Put(entry.getKey(), entry.getValue()));
            if (batch.size() == COMPACTION_BATCH) {
                compacted.append(batch);
                batch.clear();
            }
        }
        compacted.append(batch);
        return compacted;
    }

    private void requireUsable() {
        if (!usable) {
            throw new IllegalStateException("this store is closed, or the disk failed under it: open it again");
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
