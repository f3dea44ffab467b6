package dev.marionette.sim.explore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/** The smallest store that recovers: an append-only log of numbers, each in a record of more than two sectors; with bugs on request. */
final class LogStore implements Recovered<List<Long>> {

    private static final int MAGIC = 0x4C4F4731;
    private static final int HEADER = 8;
    private static final int RECORD = 1_400;

    private final FileChannel file;
    private final Set<Flaw> flaws;
    private final List<Long> numbers = new ArrayList<>();
    private long end;

    /** Bugs that can be planted. */
    enum Flaw {
        /** Believes a record by its magic number alone. */
        TRUSTS_MAGIC,
        /** Appends behind the bytes of a torn record instead of over them. */
        APPENDS_BEHIND_GARBAGE,
        /** Throws at a record that it cannot believe. */
        REFUSES_TORN_TAIL,
        /** Reads a record that it cannot believe again and again. */
        RETRIES_FOREVER
    }

    private LogStore(FileChannel file, Set<Flaw> flaws) {
        this.file = file;
        this.flaws = flaws;
    }

    static LogStore open(Path root, Flaw... flaws) throws IOException {
        FileChannel file = FileChannel.open(
                root.resolve("log"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Set<Flaw> chosen = EnumSet.noneOf(Flaw.class);
        chosen.addAll(List.of(flaws));
        LogStore store = new LogStore(file, chosen);
        store.recover();
        return store;
    }

    private void recover() throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD);
        while (read(record, end)) {
            if (isValid(record)) {
                numbers.add(record.getLong(RECORD - Long.BYTES));
                end += RECORD;
            } else if (flaws.contains(Flaw.REFUSES_TORN_TAIL)) {
                throw new IOException("torn record at " + end);
            } else if (!flaws.contains(Flaw.RETRIES_FOREVER)) {
                break;
            }
        }
        if (flaws.contains(Flaw.APPENDS_BEHIND_GARBAGE)) {
            end = (file.size() + RECORD - 1) / RECORD * RECORD;
        } else {
            file.truncate(end);
        }
    }

    private boolean read(ByteBuffer record, long position) throws IOException {
        record.clear();
        while (record.hasRemaining() && file.read(record, position + record.position()) > 0) {
            // A channel may return less than asked for.
        }
        boolean some = record.position() > 0;
        while (record.hasRemaining()) {
            record.put((byte) 0);
        }
        return some;
    }

    private boolean isValid(ByteBuffer record) {
        return record.getInt(0) == MAGIC
                && (flaws.contains(Flaw.TRUSTS_MAGIC) || record.getInt(Integer.BYTES) == checksum(record));
    }

    private static int checksum(ByteBuffer record) {
        CRC32C crc = new CRC32C();
        crc.update(record.array(), HEADER, RECORD - HEADER);
        return (int) crc.getValue();
    }

    void append(long number) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD);
        for (int position = HEADER; position <= RECORD - Long.BYTES; position += Long.BYTES) {
            record.putLong(position, number);
        }
        record.putInt(0, MAGIC).putInt(Integer.BYTES, checksum(record));
        long start = end;
        while (record.hasRemaining()) {
            file.write(record, start + record.position());
        }
        end += RECORD;
        numbers.add(number);
    }

    void sync() throws IOException {
        file.force(true);
    }

    @Override
    public List<Long> state() {
        return List.copyOf(numbers);
    }

    @Override
    public void close() throws IOException {
        sync();
        file.close();
    }
}
