package dev.marionette.api.net;

import java.util.Optional;

/** Whether there is a value, and the value. */
record OptionalShape(Shape value) implements Shape {

    @Override
    public void write(Object optional, MessageWriter into) {
        Optional<?> present = (Optional<?>) optional;
        into.put(present.isPresent());
        if (present.isPresent()) {
            value.write(present.get(), into);
        }
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        return from.getBoolean() ? Optional.of(value.read(from)) : Optional.empty();
    }
}
