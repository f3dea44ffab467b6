package dev.marionette.api.net;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * The method handles that shapes are made of.
 *
 * <p>The handles of a record are put together once, from its constructor and accessors, so that reading and writing it is straight code
 * without reflection and without boxes for primitive components.
 */
final class Handles {

    /** The type of a handle that writes. */
    static final MethodType WRITE_OBJECT = MethodType.methodType(void.class, Object.class, MessageWriter.class);

    /** The type of a handle that reads. */
    static final MethodType READ_OBJECT = MethodType.methodType(Object.class, MessageReader.class);

    private static final MethodHandle WRITE = method(MethodHandles.lookup(), Shape.class, "write", WRITE_OBJECT);
    private static final MethodHandle READ = method(MethodHandles.lookup(), Shape.class, "read", READ_OBJECT);
    private static final MethodHandle REQUIRE_PRESENT = requirePresentHandle();

    private Handles() {}

    /** A part of a record: its type, its accessor, and how its values stand in bytes. */
    record Part(Class<?> type, MethodHandle accessor, Shape shape, String place) {}

    /** Writes all parts of a record, one after the other. */
    static MethodHandle writeAll(List<Part> parts) {
        MethodHandle all = MethodHandles.empty(WRITE_OBJECT);
        for (Part part : parts.reversed()) {
            all = MethodHandles.foldArguments(all, writePart(part));
        }
        return all;
    }

    /** Reads all parts of a record, one after the other, and calls its constructor. */
    static MethodHandle readAll(MethodHandle constructor, List<Part> parts) {
        MethodHandle all = MethodHandles.dropArguments(constructor, parts.size(), MessageReader.class);
        for (int i = parts.size() - 1; i >= 0; i--) {
            all = MethodHandles.foldArguments(all, i, readPart(parts.get(i)));
        }
        return all.asType(READ_OBJECT);
    }

    /** Returns the value if it is there. */
    static Object requirePresent(Object value, String place) {
        if (value == null) {
            throw new NullPointerException(place + " is null; a value that may be missing is an Optional");
        }
        return value;
    }

    /** What a call through a handle threw, which declares nothing checked unless its caller caught that. */
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    /** A method that is there and accessible. */
    static MethodHandle method(MethodHandles.Lookup lookup, Class<?> owner, String name, MethodType type) {
        try {
            return lookup.findVirtual(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(owner + "." + name, e);
        }
    }

    private static MethodHandle writePart(Part part) {
        MethodHandle write = part.shape() instanceof Scalar scalar ? scalar.write() : WRITE.bindTo(part.shape());
        MethodHandle typed = write.asType(write.type().changeParameterType(0, part.type()));
        return MethodHandles.filterArguments(typed, 0, present(part)).asType(WRITE_OBJECT);
    }

    private static MethodHandle readPart(Part part) {
        MethodHandle read = part.shape() instanceof Scalar scalar ? scalar.read() : READ.bindTo(part.shape());
        return read.asType(read.type().changeReturnType(part.type()));
    }

    private static MethodHandle present(Part part) {
        if (part.type().isPrimitive()) {
            return part.accessor();
        }
        MethodHandle require = MethodHandles.insertArguments(REQUIRE_PRESENT, 1, part.place());
        return MethodHandles.filterReturnValue(
                part.accessor(), require.asType(MethodType.methodType(part.type(), part.type())));
    }

    private static MethodHandle requirePresentHandle() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            Handles.class,
                            "requirePresent",
                            MethodType.methodType(Object.class, Object.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("requirePresent", e);
        }
    }
}
