package dev.marionette.validate.h2mvstore;

import dev.marionette.sim.explore.Recovered;
import dev.marionette.validate.guest.GuestHost;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A store that has recovered: reads it in both ways it offers, and lets it go on.
 *
 * @param store the open store
 * @param host the machine it runs on
 */
record StoreOracle(MapStore store, GuestHost host) implements Recovered<StoreState> {

    private static final int LATER_COMMITS = 4;
    private static final int LATER_CHANGES = 4;
    private static final long BETWEEN_COMMITS_NANOS = 50_000_000;

    /**
     * By scans, each entry and each absent key confirmed by a point read.
     *
     * @throws IllegalStateException if a point read disagrees
     */
    @Override
    public StoreState state() {
        SortedMap<String, SortedMap<Integer, String>> contents = store.contents();
        for (String map : Changes.MAPS) {
            Map<Integer, String> scanned = contents.getOrDefault(map, new TreeMap<>());
            for (int key = 0; key < Changes.KEYS; key++) {
                String read = store.get(map, key);
                if (read == null ? scanned.containsKey(key) : !read.equals(scanned.get(key))) {
                    throw new IllegalStateException(
                            "a point read of key " + key + " of " + map + " disagrees with the scan");
                }
            }
        }
        return new StoreState(contents);
    }

    /** A few more commits; the clean close that follows is the explorer's. */
    StoreState goOn(StoreState state) {
        StoreModel model = new StoreModel();
        model.restore(state);
        for (int commit = 0; commit < LATER_COMMITS; commit++) {
            host.sleep(BETWEEN_COMMITS_NANOS);
            for (int change = 0; change < LATER_CHANGES; change++) {
                Changes.apply(host.random(), store, model);
            }
            store.commit();
        }
        return model.state();
    }

    @Override
    public void close() {
        store.close();
    }
}
