package dev.marionette.examples.kv;

import dev.marionette.api.wal.RecordFraming.Record;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Stores that leave out one step each. On a machine that never fails, each of them passes every test of the store. */
final class PlantedBugs {

    private PlantedBugs() {}

    /** Takes a record for whole when it begins with the magic: the checksum is there, and nobody looks at it. */
    static final class AcceptsTornRecords implements Durability {

        private static final int MAGIC =
                ByteBuffer.wrap("MKV1".getBytes(StandardCharsets.US_ASCII)).getInt();

        @Override
        public Record read(ByteBuffer from) {
            ByteBuffer record = ByteBuffer.allocate(LogRecord.LENGTH);
            record.put(0, from, from.position(), Math.min(from.remaining(), LogRecord.LENGTH));
            if (record.getInt() != MAGIC) {
                return Record.Empty.INSTANCE;
            }
            long sequence = record.order(ByteOrder.LITTLE_ENDIAN).getLong();
            return new Record.Valid(sequence, record.slice(record.position(), LogRecord.FRAMING.payloadLength()));
        }
    }

    /** Acknowledges a write at once and leaves its force to the next one, which covers both. It halves the number of forces. */
    static final class AcknowledgesBeforeForce implements Durability {

        private boolean owed;

        @Override
        public void force(FileChannel log) throws IOException {
            if (owed) {
                log.force(true);
            }
            owed = !owed;
        }
    }

    /** Forces the compacted log and renames it, and never forces the directory that now has to lead to it. */
    static final class RenamesWithoutDirectorySync implements Durability {

        @Override
        public void publish(FileChannel draft, LogFiles files) throws IOException {
            draft.force(true);
            Files.move(files.draft(), files.log(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Renames the compacted log before its content is safe: the name can survive a crash that the content does not. */
    static final class RenamesBeforeForce implements Durability {

        @Override
        public void publish(FileChannel draft, LogFiles files) throws IOException {
            Files.move(files.draft(), files.log(), StandardCopyOption.ATOMIC_MOVE);
            forceNames(files.directory());
            draft.force(true);
        }
    }
}
