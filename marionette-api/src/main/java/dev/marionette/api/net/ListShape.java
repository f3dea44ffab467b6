package dev.marionette.api.net;

import java.util.List;

/**
 * How many elements, and the elements in their order.
 *
 * @param place what a null element is called in an error
 */
record ListShape(Shape element, String place) implements Shape {

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
        Object[] elements = new Object[from.getCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element.read(from);
        }
        return List.of(elements);
    }
}
