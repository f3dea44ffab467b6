package dev.marionette.api.net;

import dev.marionette.api.net.MessageWriter.Run;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many entries, and each key with its value in the order of the keys' bytes, as in {@link SetShape}.
 *
 * @param place what a null is called in an error
 */
record MapShape(Shape key, Shape value, String place) implements Shape {

    @Override
    public void write(Object map, MessageWriter into) {
        Map<?, ?> entries = (Map<?, ?>) map;
        into.putUnsigned(entries.size());
        Run[] runs = new Run[entries.size()];
        int count = 0;
        for (Map.Entry<?, ?> each : entries.entrySet()) {
            int start = into.position();
            key.write(Handles.requirePresent(each.getKey(), place), into);
            int keyEnd = into.position();
            value.write(Handles.requirePresent(each.getValue(), place), into);
            runs[count++] = new Run(start, keyEnd, into.position());
        }
        if (!into.sort(runs)) {
            throw new IllegalArgumentException(place + " has the same bytes as another one");
        }
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        int count = from.getCount();
        Map<Object, Object> entries = new LinkedHashMap<>();
        int earlier = from.position();
        int earlierEnd = earlier;
        for (int i = 0; i < count; i++) {
            int start = from.position();
            Object each = key.read(from);
            int end = from.position();
            if (i > 0) {
                from.requireAscending(earlier, earlierEnd, start, end);
            }
            requireNew(put(entries, each, from, start), from, start);
            earlier = start;
            earlierEnd = end;
        }
        return Collections.unmodifiableMap(entries);
    }

    private @Nullable Object put(Map<Object, Object> entries, Object each, MessageReader from, int start)
            throws MalformedMessageException {
        Object with = value.read(from);
        try {
            return entries.put(each, with);
        } catch (RuntimeException e) {
            throw from.refused("a key", e, start);
        }
    }

    private static void requireNew(@Nullable Object earlier, MessageReader from, int start)
            throws MalformedMessageException {
        if (earlier != null) {
            throw from.malformed("the same key twice", start);
        }
    }
}
