package dev.marionette.validate.h2mvstore.engine;

import dev.marionette.validate.h2mvstore.MapStore;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * An open {@link MVStore} behind {@link MapStore}, committing only when told, so that it starts no thread.
 *
 * <p>Made by reflection from outside its class loader, through {@link #open}.
 */
public final class MvStoreSession implements MapStore {

    private static final int COMPACTION_BYTES = 1 << 20;
    private static final int COMPACTION_MILLIS = 50;
    /** Larger than any workload, so that the engine never commits in the middle of a change. */
    private static final int WRITE_BUFFER_KILOBYTES = 1 << 16;

    private final MVStore store;

    private MvStoreSession(MVStore store) {
        this.store = store;
    }

    /**
     * Opens or creates a store.
     *
     * @param directory where, on any file system
     * @param file the name of the store's file in it
     */
    public static MapStore open(Path directory, String file) {
        FilePath.register(new NioFilePath(directory, ""));
        return new MvStoreSession(new MVStore.Builder()
                .fileName(NioFilePath.SCHEME + ":" + file)
                .autoCommitDisabled()
                .autoCommitBufferSize(WRITE_BUFFER_KILOBYTES)
                .open());
    }

    @Override
    public void put(String map, int key, String value) {
        open(map).put(key, value);
    }

    @Override
    public void putIfAbsent(String map, int key, String value) {
        open(map).putIfAbsent(key, value);
    }

    @Override
    public void replace(String map, int key, String value) {
        open(map).replace(key, value);
    }

    @Override
    public void remove(String map, int key) {
        open(map).remove(key);
    }

    @Override
    public void clear(String map) {
        open(map).clear();
    }

    @Override
    public @Nullable String get(String map, int key) {
        return store.hasMap(map) ? open(map).get(key) : null;
    }

    @Override
    public SortedMap<String, SortedMap<Integer, String>> contents() {
        SortedMap<String, SortedMap<Integer, String>> contents = new TreeMap<>();
        for (String name : new TreeSet<>(store.getMapNames())) {
            SortedMap<Integer, String> entries = new TreeMap<>();
            Iterator<Map.Entry<Integer, String>> each = open(name).entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<Integer, String> entry = each.next();
                entries.put(entry.getKey(), entry.getValue());
            }
            if (!entries.isEmpty()) {
                contents.put(name, entries);
            }
        }
        return contents;
    }

    @Override
    public void commit() {
        store.commit();
    }

    @Override
    public void sync() {
        store.sync();
    }

    @Override
    public void rollback() {
        store.rollback();
    }

    @Override
    public void compact(int targetFillRate) {
        store.compact(targetFillRate, COMPACTION_BYTES);
    }

    @Override
    public void compactFile() {
        int retention = store.getRetentionTime();
        store.compactFile(COMPACTION_MILLIS);
        store.setRetentionTime(retention);
    }

    @Override
    public void close() {
        store.close();
    }

    private MVMap<Integer, String> open(String map) {
        return store.openMap(map);
    }
}
