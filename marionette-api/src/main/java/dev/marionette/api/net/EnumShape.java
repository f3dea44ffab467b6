package dev.marionette.api.net;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constant of an enum, by its ordinal. */
final class EnumShape implements Shape {

    private final Class<?> type;
    private @Nullable List<Object> constants;

    EnumShape(Class<?> type) {
        this.type = type;
    }

    @Override
    public void write(Object value, MessageWriter into) {
        into.putUnsigned(((Enum<?>) value).ordinal());
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        List<Object> all = constants();
        return all.get(from.getIndex(all.size(), type));
    }

    /** Asked for late, because it runs the initializer of the enum. Two threads that both ask get equal lists. */
    private List<Object> constants() {
        List<Object> known = constants;
        if (known == null) {
            known = List.of(type.getEnumConstants());
            constants = known;
        }
        return known;
    }
}
