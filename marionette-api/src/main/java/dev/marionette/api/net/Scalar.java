package dev.marionette.api.net;

import dev.marionette.api.NodeId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that holds no other.
 *
 * @param write takes the value, unboxed where it can be, and a {@link MessageWriter}
 * @param read takes a {@link MessageReader} and gives the value, unboxed where it can be
 * @param writeObject the same for any kind of value
 * @param readObject the same for any kind of value
 */
record Scalar(MethodHandle write, MethodHandle read, MethodHandle writeObject, MethodHandle readObject)
        implements Shape {

    private static final Map<Class<?>, Scalar> ALL = all();

    /** The scalar of this type, or null if it is none. */
    static @Nullable Scalar of(Class<?> type) {
        return ALL.get(MethodType.methodType(type).unwrap().returnType());
    }

    @Override
    public void write(Object value, MessageWriter into) {
        try {
            writeObject.invokeExact(value, into);
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
    }

    @Override
    public Object read(MessageReader from) throws MalformedMessageException {
        try {
            return readObject.invokeExact(from);
        } catch (MalformedMessageException e) {
            throw e;
        } catch (Throwable e) {
            throw Handles.unchecked(e);
        }
    }

    private static Map<Class<?>, Scalar> all() {
        Map<Class<?>, Scalar> all = new LinkedHashMap<>();
        all.put(boolean.class, scalar(boolean.class, "getBoolean"));
        all.put(byte.class, scalar(byte.class, "getByte"));
        all.put(short.class, scalar(short.class, "getShort"));
        all.put(char.class, scalar(char.class, "getChar"));
        all.put(int.class, scalar(int.class, "getInt"));
        all.put(long.class, scalar(long.class, "getLong"));
        all.put(float.class, scalar(float.class, "getFloat"));
        all.put(double.class, scalar(double.class, "getDouble"));
        all.put(String.class, scalar(String.class, "getString"));
        all.put(byte[].class, scalar(byte[].class, "getBytes"));
        all.put(NodeId.class, scalar(NodeId.class, "getNodeId"));
        return Collections.unmodifiableMap(all);
    }

    private static Scalar scalar(Class<?> type, String reader) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle put = Handles.method(lookup, MessageWriter.class, "put", MethodType.methodType(void.class, type));
        MethodType valueFirst = MethodType.methodType(void.class, type, MessageWriter.class);
        MethodHandle write = MethodHandles.permuteArguments(put, valueFirst, 1, 0);
        MethodHandle read = Handles.method(lookup, MessageReader.class, reader, MethodType.methodType(type));
        return new Scalar(write, read, write.asType(Handles.WRITE_OBJECT), read.asType(Handles.READ_OBJECT));
    }
}
