package dev.marionette.api.net;

import java.util.Arrays;
import java.util.List;

/**
 * How many elements, and the elements in their order.
 *
 * @param place what a null element is called in an error
 */
record ListShape(Shape element, String place) implements Shape {

    /**
     * Room for so many elements is made at once, and for more as they come. Lists inside each other may all claim the rest of a message, and
     * its bytes are then far fewer than the elements.
     */
    private static final int TRUSTED = 64;

    @Override
    public void write(Object list, MessageWriter into) {
        List<?> elements = (List<?>) list;
        into.putUnsigned(elements.size());
        for (Object each : elements) {
            element.write(Handles.requirePresent(each, place), into);
        }
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        int count = from.getCount();
        Object[] elements = new Object[Math.min(count, TRUSTED)];
        for (int i = 0; i < count; i++) {
            if (i == elements.length) {
                elements = Arrays.copyOf(elements, (int) Math.min(2L * i, count));
            }
            elements[i] = element.read(from);
        }
        return List.of(elements);
    }
}
