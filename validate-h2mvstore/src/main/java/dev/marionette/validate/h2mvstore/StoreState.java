package dev.marionette.validate.h2mvstore;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All maps with their entries at one moment; a map without entries counts as absent. Immutable, with {@code equals}; safe for any thread.
 *
 * @param maps never changed after construction
 */
record StoreState(SortedMap<String, SortedMap<Integer, String>> maps) {

    static final StoreState EMPTY = new StoreState(new TreeMap<>());

    /** The numbers of entries only, since values are long. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        maps.forEach((name, entries) -> text.append(text.isEmpty() ? "" : " ")
                .append(name)
                .append(':')
                .append(entries.size())
                .append('#')
                .append(Integer.toHexString(entries.hashCode())));
        return text.toString();
    }
}
