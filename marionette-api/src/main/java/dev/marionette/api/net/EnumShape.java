package dev.marionette.api.net;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A constant of an enum, by its ordinal. */
final class EnumShape implements Shape {

    private final Class<?> type;
    private Object @Nullable [] constants;

    EnumShape(Class<?> type) {
        this.type = type;
    }

    @Override
    public void write(Object value, MessageWriter into) {
        into.putUnsigned(((Enum<?>) value).ordinal());
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        Object[] all = constants();
        return all[from.getIndex(all.length, type)];
    }

    /** Asked for late, because it runs the initializer of the enum. Two threads that both ask get equal arrays. */
    private Object[] constants() {
        Object[] known = constants;
        if (known == null) {
            known = Objects.requireNonNull(type.getEnumConstants());
            constants = known;
        }
        return known;
    }
}
