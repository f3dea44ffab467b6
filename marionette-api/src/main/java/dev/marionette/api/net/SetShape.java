package dev.marionette.api.net;

import dev.marionette.api.net.MessageWriter.Run;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How many elements, and the elements in the order of their bytes: equal sets may iterate in different orders, and have the same bytes.
 *
 * @param place what a null element is called in an error
 */
record SetShape(Shape element, String place) implements Shape {

    @Override
    public void write(Object set, MessageWriter into) {
        Set<?> elements = (Set<?>) set;
        into.putUnsigned(elements.size());
        Run[] runs = new Run[elements.size()];
        int count = 0;
        for (Object each : elements) {
            int start = into.position();
            element.write(Handles.requirePresent(each, place), into);
            runs[count++] = new Run(start, into.position(), into.position());
        }
        if (!into.sort(runs)) {
            throw new IllegalArgumentException(place + " has the same bytes as another one");
        }
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        int count = from.getCount();
        Set<Object> elements = new LinkedHashSet<>();
        int earlier = from.position();
        for (int i = 0; i < count; i++) {
            int start = from.position();
            Object each = element.read(from);
            if (i > 0) {
                from.requireAscending(earlier, start, start, from.position());
            }
            requireNew(elements, each, from, start);
            earlier = start;
        }
        return Collections.unmodifiableSet(elements);
    }

    /** Elements of different bytes can still be equal, and the equality of records is the program's code. */
    private static void requireNew(Set<Object> elements, Object each, MessageReader from, int start)
            throws MalformedMessageException {
        boolean added;
        try {
            added = elements.add(each);
        } catch (RuntimeException e) {
            throw from.refused("an element", e, start);
        }
        if (!added) {
            throw from.malformed("the same element twice", start);
        }
    }
}
