package dev.marionette.api.net;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** The components of a record, one after the other. */
final class RecordShape implements Shape {

    private final Class<?> type;

    // A record may hold itself, so its shape exists before its parts are known.
    private List<Handles.Part> parts = List.of();
    private MethodHandle write = MethodHandles.empty(Handles.WRITE_OBJECT);
    private MethodHandle read = MethodHandles.empty(Handles.READ_OBJECT);

    RecordShape(Class<?> type) {
        this.type = type;
    }

    /** Completes the shape. */
    void link(MethodHandle constructor, List<Handles.Part> all) {
        parts = List.copyOf(all);
        write = Handles.writeAll(all);
        read = Handles.readAll(constructor, all);
    }

    Class<?> type() {
        return type;
    }

    /** The components. */
    List<Handles.Part> parts() {
        return parts;
    }

    @Override
    public void write(Object value, MessageWriter into) {
        into.enter();
        try {
            write.invokeExact(value, into);
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
        into.leave();
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        int start = from.position();
        from.enter();
        Object value;
        try {
            value = read.invokeExact(from);
        } catch (MalformedMessageException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw from.refused(type.getTypeName(), e, start);
        }
        from.leave();
        return value;
    }
}
