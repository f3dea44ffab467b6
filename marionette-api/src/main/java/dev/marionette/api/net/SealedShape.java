package dev.marionette.api.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The number of a record among all that an interface permits, and the record. */
final class SealedShape implements Shape {

    private final Class<?> type;

    // An interface may permit a record that holds it, so its shape exists before its alternatives are known.
    private List<RecordShape> alternatives = List.of();
    private final Map<Class<?>, Alternative> byClass = new LinkedHashMap<>();

    SealedShape(Class<?> type) {
        this.type = type;
    }

    /** Completes the shape. */
    void link(List<RecordShape> all) {
        alternatives = all;
        for (int i = 0; i < all.size(); i++) {
            byClass.put(all.get(i).type(), new Alternative(i, all.get(i)));
        }
    }

    Class<?> type() {
        return type;
    }

    /** All records that the interface permits, itself and through others, in the order of their numbers. */
    List<RecordShape> alternatives() {
        return alternatives;
    }

    @Override
    public void write(Object value, MessageWriter into) {
        Alternative alternative = byClass.get(value.getClass());
        if (alternative == null) {
            throw new IllegalArgumentException(
                    value.getClass().getTypeName() + " is no record that " + type.getTypeName() + " permits");
        }
        into.putUnsigned(alternative.number());
        alternative.shape().write(value, into);
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        return alternatives.get(from.getIndex(alternatives.size(), type)).read(from);
    }

    private record Alternative(int number, RecordShape shape) {}
}
