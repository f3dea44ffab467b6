package dev.marionette.examples.kv;

import dev.marionette.api.wal.RecordFraming;
import java.nio.ByteBuffer;

/**
 * One change as it stands in the log.
 *
 * @param sequence its place in the log, counted from 0; a record found in another place does not belong there
 * @param proven how many records, from the start of the log, were already forced when this one was written
 * @param remaining how many records of the same batch follow; a batch counts once its record with 0 is there
 * @param change what it does
 */
record LogRecord(long sequence, long proven, int remaining, Change change) {

    static final RecordFraming FRAMING = RecordFraming.of("MKV1", 4 * Long.BYTES);

    /** The bytes that every record takes. */
    static final int LENGTH = FRAMING.recordLength();

    private static final int PUT = 1;
    private static final int DELETE = 2;

    /** Appends this record to {@code into}; {@code scratch} holds one payload. */
    void encode(ByteBuffer scratch, ByteBuffer into) {
        scratch.clear();
        switch (change) {
            case Change.Put(long key, long value) ->
                scratch.putInt(PUT).putInt(remaining).putLong(key).putLong(value);
            case Change.Delete(long key) ->
                scratch.putInt(DELETE).putInt(remaining).putLong(key).putLong(0);
        }
        FRAMING.encode(sequence, scratch.putLong(proven).flip(), into);
    }

    /** Reads a record that is whole. The magic names the version, so no other kind of change can turn up. */
    static LogRecord decode(RecordFraming.Record.Valid record) {
        ByteBuffer payload = record.payload();
        int kind = payload.getInt();
        int remaining = payload.getInt();
        long key = payload.getLong();
        long value = payload.getLong();
        Change change = kind == PUT ? new Change.Put(key, value) : new Change.Delete(key);
        return new LogRecord(record.sequence(), payload.getLong(), remaining, change);
    }
}
