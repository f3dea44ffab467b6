package dev.marionette.validate.h2mvstore;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes, made to a store and its model alike. */
final class Changes {

    static final List<String> MAPS = List.of("accounts", "events", "names");

    static final int KEYS = 60;

    private Changes() {}

    /** Makes one change. */
    static void apply(RandomGenerator random, MapStore store, StoreModel model) {
        String map = MAPS.get(random.nextInt(MAPS.size()));
        int key = random.nextInt(KEYS);
        int choice = random.nextInt(100);
        if (choice < 70) {
            String value = value(random);
            store.put(map, key, value);
            model.put(map, key, value);
        } else if (choice < 76) {
            String value = value(random);
            store.putIfAbsent(map, key, value);
            model.putIfAbsent(map, key, value);
        } else if (choice < 82) {
            String value = value(random);
            store.replace(map, key, value);
            model.replace(map, key, value);
        } else if (choice < 97) {
            store.remove(map, key);
            model.remove(map, key);
        } else {
            store.clear(map);
            model.clear(map);
        }
    }

    /** Mostly short; some fill a page, a few several blocks. All differ, so that stale bytes cannot pass for new ones. */
    private static String value(RandomGenerator random) {
        int choice = random.nextInt(100);
        int length = choice < 75
                ? random.nextInt(1, 60)
                : choice < 96 ? random.nextInt(200, 900) : random.nextInt(4_000, 9_000);
        StringBuilder value = new StringBuilder(length + 16);
        while (value.length() < length) {
            value.append(Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX));
        }
        return value.toString();
    }
}
