package dev.marionette.examples.kv;

import static dev.marionette.examples.kv.Sync.FORCE;
import static dev.marionette.examples.kv.Sync.NO_FORCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Io;
import dev.marionette.api.Recorder;
import dev.marionette.prod.Production;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on the real machine, in a directory of the host. */
final class KvStoreTest {

    private static final int RECORD = LogRecord.LENGTH;

    @TempDir
    Path directory;

    private Production production;
    private Io io;
    private Path log;

    @BeforeEach
    void openMachine() throws IOException {
        production = Production.open(directory);
        io = production.env().io();
        log = io.root().resolve("kv.wal");
    }

    @AfterEach
    void closeMachine() {
        production.close();
    }

    @Test
    void aReopenedStoreHasWhatWasWritten() throws IOException {
        try (KvStore store = open()) {
            store.put(1, 41, FORCE);
            store.put(2, 99, NO_FORCE);
            store.put(1, 42, NO_FORCE);
            store.put(Long.MIN_VALUE, Long.MAX_VALUE, NO_FORCE);
            store.delete(2, NO_FORCE);
        }
        try (KvStore store = open()) {
            assertThat(store.get(1)).hasValue(42);
            assertThat(store.get(2)).isEmpty();
            assertThat(store.get(Long.MIN_VALUE)).hasValue(Long.MAX_VALUE);
            assertThat(store.size()).isEqualTo(2);
        }
    }

    @Test
    void aTornTailIsCutOffAndDoesNotComeBack() throws IOException {
        write(1, 2, 3);
        byte[] third = readRecord(2);
        truncate(2 * RECORD + 20);
        try (KvStore store = open()) {
            assertThat(store.get(2)).hasValue(20);
            assertThat(store.get(3)).isEmpty();
        }
        assertThat(log).hasSize(2 * RECORD);
        overwrite(3 * RECORD, third);
        try (KvStore store = open()) {
            assertThat(store.size()).isEqualTo(2);
        }
        assertThat(log).hasSize(2 * RECORD);
    }

    @Test
    void aBatchCutShortIsDroppedWhole() throws IOException {
        try (KvStore store = open()) {
            store.put(1, 10, NO_FORCE);
            store.batch(new Batch().put(1, 11).put(2, 20).delete(3), NO_FORCE);
        }
        truncate(3 * RECORD);
        try (KvStore store = open()) {
            assertThat(store.get(1)).hasValue(10);
            assertThat(store.size()).isEqualTo(1);
        }
        assertThat(log).hasSize(RECORD);
    }

    @Test
    void laterChangesOfOneBatchWin() throws IOException {
        try (KvStore store = open()) {
            store.batch(new Batch().put(1, 10).delete(1).put(1, 12).put(2, 20).delete(2), FORCE);
            store.batch(new Batch(), FORCE);
            assertThat(store.get(1)).hasValue(12);
            assertThat(store.size()).isEqualTo(1);
        }
    }

    @Test
    void damageInForcedRecordsIsRefusedAndLeftAlone() throws IOException {
        write(1, 2, 3);
        overwrite(RECORD + 30, new byte[] {0x55});
        byte[] damaged = Files.readAllBytes(log);
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        CorruptLogException.class, e -> assertThat(e.offset()).isEqualTo(RECORD))
                .hasMessageContaining("kv.wal")
                .hasMessageContaining("byte " + RECORD)
                .hasMessageContaining("first 2 records were forced");
        assertThat(log).hasBinaryContent(damaged);
    }

    @Test
    void damageInACompactedLogIsRefusedEvenInItsLastRecord() throws IOException {
        try (KvStore store = open()) {
            store.put(1, 10, NO_FORCE);
            store.put(2, 20, NO_FORCE);
            store.compact();
        }
        truncate(RECORD + 7);
        assertThatThrownBy(this::open).isInstanceOf(CorruptLogException.class);
    }

    @Test
    void aFileThatWasNeverALogIsRefusedAndLeftAlone() throws IOException {
        byte[] foreign = "a letter to a friend, by no means a log\n".repeat(9).getBytes(StandardCharsets.US_ASCII);
        Files.write(log, foreign);
        assertThatThrownBy(this::open).isInstanceOf(CorruptLogException.class).hasMessageContaining("byte 0");
        assertThat(log).hasBinaryContent(foreign);
    }

    @Test
    void compactionKeepsTheContentAndShrinksTheLog() throws IOException {
        try (KvStore store = open()) {
            for (int key = 0; key < 3_000; key++) {
                store.put(key, key, NO_FORCE);
                store.put(key, 2L * key, NO_FORCE);
            }
            store.delete(7, NO_FORCE);
            store.compact();
            assertThat(log).hasSize(2_999L * RECORD);
            store.put(7, 70, FORCE);
        }
        assertThat(io.root()).isDirectoryNotContaining("glob:**.draft");
        try (KvStore store = open()) {
            assertThat(store.size()).isEqualTo(3_000);
            assertThat(store.get(7)).hasValue(70);
            assertThat(store.get(2_999)).hasValue(5_998);
        }
    }

    @Test
    void aDraftLeftByAnInterruptedCompactionIsRemoved() throws IOException {
        write(1);
        Path draft = io.root().resolve("kv.wal.draft");
        Files.write(draft, new byte[] {1, 2, 3});
        try (KvStore store = open()) {
            assertThat(draft).doesNotExist();
            assertThat(store.get(1)).hasValue(10);
        }
    }

    @Test
    void aFailedForceTakesBackWhatItCovered() throws IOException {
        Durability failing = new Durability() {
            @Override
            public void force(FileChannel log) throws IOException {
                if (log.size() > RECORD) {
                    throw new IOException("force failed");
                }
                log.force(true);
            }
        };
        KvStore store = KvStore.open(io, LogFiles.in(io.root(), failing), Recorder.none(), KvOptions.EXPLICIT);
        store.put(1, 10, FORCE);
        store.put(2, 20, NO_FORCE);
        assertThatThrownBy(() -> store.put(3, 30, FORCE)).hasMessage("force failed");
        assertThatThrownBy(() -> store.get(1)).isInstanceOf(IllegalStateException.class);
        store.close();
        assertThat(log).hasSize(RECORD);
        try (KvStore reopened = open()) {
            assertThat(reopened.get(1)).hasValue(10);
            assertThat(reopened.size()).isEqualTo(1);
        }
    }

    @Test
    void aClosedStoreAnswersNothing() throws IOException {
        KvStore store = open();
        store.close();
        store.close();
        assertThatThrownBy(() -> store.get(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.put(1, 1, FORCE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(store::compact).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aForceIntervalBelowOneIsRefused() {
        assertThatThrownBy(() -> KvOptions.forceEvery(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not every 0");
    }

    private KvStore open() throws IOException {
        return KvStore.open(io, io.root(), Recorder.none());
    }

    /** One forced record for each key, with ten times the key as its value. */
    private void write(long... keys) throws IOException {
        try (KvStore store = open()) {
            for (long key : keys) {
                store.put(key, 10 * key, FORCE);
            }
        }
    }

    private byte[] readRecord(int slot) throws IOException {
        return Arrays.copyOfRange(Files.readAllBytes(log), slot * RECORD, (slot + 1) * RECORD);
    }

    private void truncate(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private void overwrite(long offset, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        }
    }
}
