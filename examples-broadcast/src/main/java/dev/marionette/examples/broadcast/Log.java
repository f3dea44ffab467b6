package dev.marionette.examples.broadcast;

import dev.marionette.api.wal.RecordFraming;
import dev.marionette.examples.broadcast.EpochHistory.Span;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The entries of one replica, in a file and in memory. */
final class Log implements Closeable {

    static final String FILE = "broadcast.log";
    static final RecordFraming FRAMING =
            RecordFraming.of("MBL1", 3 * Long.BYTES + Integer.BYTES + Entry.MAX_VALUE_BYTES);

    private final RecordFile file;
    private final List<Entry> entries;
    private final List<Span> spans = new ArrayList<>();
    private final TreeMap<Long, Long> lastOfClient = new TreeMap<>();
    private long settled;

    private Log(RecordFile file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
        index(0);
    }

    /** Opens the log in {@code directory}, and drops the end that no crash left whole. */
    static Log open(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        RecordFile file = RecordFile.open(directory.resolve(FILE), FRAMING, payload -> entries.add(decode(payload)));
        return new Log(file, entries);
    }

    long length() {
        return entries.size();
    }

    Entry get(long index) {
        return entries.get(Math.toIntExact(index));
    }

    /** The epoch of the entry before {@code index}; 0 at the start. */
    long epochBefore(long index) {
        return index == 0 ? 0 : get(index - 1).epoch();
    }

    /** The entries from an index on, at most {@code limit}, and up to {@code end}. */
    List<Entry> entries(long from, long end, int limit) {
        return List.copyOf(entries.subList(Math.toIntExact(from), Math.toIntExact(Math.min(end, from + limit))));
    }

    /** The epoch of the last entry; 0 if there is none. */
    long lastEpoch() {
        return epochBefore(length());
    }

    EpochHistory history() {
        return new EpochHistory(spans, length());
    }

    /** Where the last record of a client stands, which is the one with the highest sequence. */
    OptionalLong lastOf(long client) {
        Long index = lastOfClient.get(client);
        return index == null ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** Writes at the end; safe after the next {@link #force}. */
    void append(List<Entry> more) throws IOException {
        if (more.isEmpty()) {
            return;
        }
        file.append(more.stream().map(Log::encode).toList());
        long start = length();
        entries.addAll(more);
        index(start);
    }

    /** Makes the log agree with these entries, which begin at {@code from}; nothing is cut off that agrees already. */
    void merge(long from, List<Entry> theirs) throws IOException {
        int same = 0;
        while (same < theirs.size() && from + same < length()) {
            if (get(from + same).epoch() != theirs.get(same).epoch()) {
                cut(from + same);
            } else {
                same++;
            }
        }
        append(theirs.subList(same, theirs.size()));
    }

    /**
     * Leaves the first {@code length} entries. The cut is safe before anything can be written in the place of the rest: a crash could
     * otherwise bring the old end back behind new entries, as a log that no leader ever wrote.
     *
     * @throws IllegalStateException if that would take back a committed entry: better no replica than one that does
     */
    void cut(long length) throws IOException {
        if (length < settled) {
            throw new IllegalStateException(
                    "entries from " + length + " on are to be replaced, and the first " + settled + " are committed");
        }
        file.truncate(length);
        file.force();
        entries.subList(Math.toIntExact(length), entries.size()).clear();
        spans.clear();
        lastOfClient.clear();
        index(0);
    }

    /** The first {@code length} entries stay as they are for good. */
    void settle(long length) {
        settled = length;
    }

    /** Makes all entries safe. */
    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void index(long start) {
        for (long i = start; i < length(); i++) {
            Entry entry = get(i);
            if (spans.isEmpty() || spans.getLast().epoch() != entry.epoch()) {
                spans.add(new Span(entry.epoch(), i));
            }
            if (!entry.isOpening()) {
                lastOfClient.put(entry.client(), i);
            }
        }
    }

    /** The payload of the entry's record in the file. */
    private static ByteBuffer encode(Entry entry) {
        byte[] value = entry.value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FRAMING.payloadLength())
                .putLong(entry.epoch())
                .putLong(entry.client())
                .putLong(entry.sequence())
                .putInt(value.length)
                .put(Arrays.copyOf(value, Entry.MAX_VALUE_BYTES))
                .flip();
    }

    static Entry decode(ByteBuffer payload) {
        long epoch = payload.getLong();
        long client = payload.getLong();
        long sequence = payload.getLong();
        byte[] value = new byte[payload.getInt()];
        payload.get(value);
        return new Entry(epoch, client, sequence, new String(value, StandardCharsets.UTF_8));
    }
}
