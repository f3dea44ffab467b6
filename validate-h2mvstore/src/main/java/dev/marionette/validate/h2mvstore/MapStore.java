package dev.marionette.validate.h2mvstore;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One open store of whichever engine version, without its classes: named maps from {@code int} to {@code String}.
 *
 * <p>Every method may throw what the engine throws, always unchecked. Thread rule: confined to the thread of its guest class loader.
 */
public interface MapStore {

    /** Puts one entry into a map, creating the map if need be. */
    void put(String map, int key, String value);

    /** Puts an entry if the key has none. */
    void putIfAbsent(String map, int key, String value);

    /** Gives a key that has an entry another value. */
    void replace(String map, int key, String value);

    /** Removes one entry, if it is there. */
    void remove(String map, int key);

    /** Removes all entries of a map. */
    void clear(String map);

    /** One entry by a point read, null if there is none. */
    @Nullable
    String get(String map, int key);

    /** All maps that have entries, read by scans. */
    SortedMap<String, SortedMap<Integer, String>> contents();

    /** Makes the changes so far a version and hands it to the file; they then survive the end of the process. */
    void commit();

    /** Forces what was committed to the medium; it then survives loss of power. */
    void sync();

    /** Drops the changes since the last commit. */
    void rollback();

    /** Rewrites chunks that are less full than this, in percent. */
    void compact(int targetFillRate);

    /** Moves chunks together and shrinks the file, with forces of its own. */
    void compactFile();

    /** Commits, marks the file as cleanly closed, forces it. */
    void close();
}
