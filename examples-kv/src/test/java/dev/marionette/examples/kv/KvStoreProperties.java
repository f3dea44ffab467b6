package dev.marionette.examples.kv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Recorder;
import dev.marionette.prod.Production;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** The store against a map, on a real directory. */
final class KvStoreProperties {

    private Path directory;
    private Production production;

    @BeforeProperty
    void openMachine() throws IOException {
        directory = Files.createTempDirectory("kv");
        production = Production.open(directory);
    }

    @AfterProperty
    void closeMachine() throws IOException {
        production.close();
        Files.deleteIfExists(log());
        Files.delete(directory);
    }

    /** An empty list of changes stands for a compaction. */
    @Property(tries = 100)
    void afterAnyProgramTheStoreEqualsAMap(@ForAll("programs") List<List<Change>> program, @ForAll boolean reopenAlways)
            throws IOException {
        SortedMap<Long, Long> model = new TreeMap<>();
        Files.deleteIfExists(log());
        KvStore store = open();
        for (List<Change> changes : program) {
            if (changes.isEmpty()) {
                store.compact();
            }
            store.batch(Witness.batchOf(changes), Sync.NO_FORCE);
            changes.forEach(change -> change.applyTo(model));
            if (reopenAlways) {
                store.close();
                store = open();
            }
            assertEqual(store, model);
        }
        store.close();
    }

    @Property(tries = 100)
    void aLogCutAnywhereHoldsAnUnbrokenRunOfBatches(
            @ForAll("programs") List<List<Change>> program, @ForAll @IntRange(max = 4_000) int cut) throws IOException {
        Files.deleteIfExists(log());
        KvStore store = open();
        SortedMap<Long, Long> expected = new TreeMap<>();
        long end = 0;
        for (List<Change> changes : program) {
            store.batch(Witness.batchOf(changes), Sync.NO_FORCE);
            end += (long) changes.size() * LogRecord.LENGTH;
            if (end <= cut) {
                changes.forEach(change -> change.applyTo(expected));
            }
        }
        store.close();
        try (FileChannel log = FileChannel.open(log(), StandardOpenOption.WRITE)) {
            log.truncate(cut);
        }
        try (KvStore recovered = open()) {
            assertEqual(recovered, expected);
        }
    }

    @Provide
    Arbitrary<List<List<Change>>> programs() {
        Arbitrary<Long> keys = Arbitraries.longs().between(0, 7);
        Arbitrary<Change> puts = Combinators.combine(keys, Arbitraries.longs()).as(Change.Put::new);
        Arbitrary<Change> deletes = keys.map(Change.Delete::new);
        return Arbitraries.oneOf(List.of(puts, puts, deletes))
                .list()
                .ofMaxSize(5)
                .list()
                .ofMaxSize(20);
    }

    private Path log() {
        return directory.resolve("kv.wal");
    }

    private KvStore open() throws IOException {
        return KvStore.open(production.env().io(), directory, Recorder.none());
    }

    private static void assertEqual(KvStore store, SortedMap<Long, Long> model) {
        assertThat(store.size()).isEqualTo(model.size());
        model.forEach((key, value) -> assertThat(store.get(key)).hasValue(value));
    }
}
