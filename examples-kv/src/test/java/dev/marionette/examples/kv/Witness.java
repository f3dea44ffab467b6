package dev.marionette.examples.kv;

import dev.marionette.api.Env;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;

/** Uses a store, remembers what it promised, and compares whenever it is opened again. */
final class Witness {

    /** The keys in use are 0 to this one, exclusive. */
    static final int KEYS = 8;

    private final Env env;
    private final LogFiles files;
    private final KvOptions options;
    private final Promises promises = new Promises();
    private Optional<KvStore> open = Optional.empty();
    private Optional<String> brokenPromise = Optional.empty();

    Witness(Env env, LogFiles files, KvOptions options) {
        this.env = env;
        this.files = files;
        this.options = options;
    }

    /** Opens the store for the first time, or after the process was killed or gave up. */
    void open() throws IOException {
        promises.continueFrom(compare());
    }

    /** Opens the store after the power failed. */
    void openAfterPowerLoss() throws IOException {
        promises.restartFrom(compare());
    }

    void write(List<Change> changes, Sync sync) throws IOException {
        promises.begin(changes);
        if (changes.size() > 1) {
            store().batch(batchOf(changes), sync);
        } else {
            writeOne(changes.getFirst(), sync);
        }
        if (promises(sync)) {
            promises.promised();
        }
    }

    /** Whether the store promises a write of this kind. */
    boolean promises(Sync sync) {
        return sync == Sync.FORCE || options.equals(KvOptions.EVERY_WRITE);
    }

    void compact() throws IOException {
        store().compact();
        promises.promised();
    }

    void close() throws IOException {
        store().close();
        promises.promised();
    }

    /** What the open store has under each key. */
    SortedMap<Long, Long> content() {
        return contentOf(store());
    }

    /** Whether a promise was broken. */
    boolean hasSeenABrokenPromise() {
        return brokenPromise.isPresent();
    }

    /** Fails with the first promise that was broken. */
    void everyPromiseWasKept() {
        brokenPromise.ifPresent(Assertions::fail);
    }

    private SortedMap<Long, Long> compare() throws IOException {
        KvStore store = KvStore.open(env.io(), files, env.recorder(), options);
        open = Optional.of(store);
        SortedMap<Long, Long> found = contentOf(store);
        if (!promises.allow(found) && brokenPromise.isEmpty()) {
            brokenPromise = Optional.of("found " + found + ", allowed were " + promises);
        }
        return found;
    }

    private KvStore store() {
        return open.orElseThrow();
    }

    private void writeOne(Change change, Sync sync) throws IOException {
        switch (change) {
            case Change.Put(long key, long value) -> store().put(key, value, sync);
            case Change.Delete(long key) -> store().delete(key, sync);
        }
    }

    static Batch batchOf(List<Change> changes) {
        Batch batch = new Batch();
        for (Change change : changes) {
            switch (change) {
                case Change.Put(long key, long value) -> batch.put(key, value);
                case Change.Delete(long key) -> batch.delete(key);
            }
        }
        return batch;
    }

    private static SortedMap<Long, Long> contentOf(KvStore store) {
        SortedMap<Long, Long> content = new TreeMap<>();
        for (long key = 0; key < KEYS; key++) {
            long present = key;
            store.get(key).ifPresent(value -> content.put(present, value));
        }
        return content;
    }
}
