package dev.marionette.validate.h2mvstore;

import java.util.SortedMap;
import java.util.TreeMap;

/** The store as it should be: maps of the JDK, changed in the same way. Confined to one thread. */
final class StoreModel {

    private SortedMap<String, SortedMap<Integer, String>> maps = new TreeMap<>();

    void put(String map, int key, String value) {
        maps.computeIfAbsent(map, name -> new TreeMap<>()).put(key, value);
    }

    void putIfAbsent(String map, int key, String value) {
        maps.computeIfAbsent(map, name -> new TreeMap<>()).putIfAbsent(key, value);
    }

    void replace(String map, int key, String value) {
        maps.computeIfAbsent(map, name -> new TreeMap<>()).replace(key, value);
    }

    void remove(String map, int key) {
        maps.computeIfAbsent(map, name -> new TreeMap<>()).remove(key);
    }

    void clear(String map) {
        maps.computeIfAbsent(map, name -> new TreeMap<>()).clear();
    }

    /** A copy of what is there now. */
    StoreState state() {
        return new StoreState(copy(maps));
    }

    /** Makes this the state from now on. */
    void restore(StoreState state) {
        maps = copy(state.maps());
    }

    private static SortedMap<String, SortedMap<Integer, String>> copy(
            SortedMap<String, SortedMap<Integer, String>> from) {
        SortedMap<String, SortedMap<Integer, String>> to = new TreeMap<>();
        from.forEach((name, entries) -> {
            if (!entries.isEmpty()) {
                to.put(name, new TreeMap<>(entries));
            }
        });
        return to;
    }
}
