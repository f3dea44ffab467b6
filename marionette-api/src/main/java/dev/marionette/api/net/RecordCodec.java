package dev.marionette.api.net;

import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** The codec of a record, or of a sealed interface of records; its bytes are described at {@link Codec#records(Class)}. */
record RecordCodec<M>(Class<M> type, Shape shape) implements Codec<M> {

    /** How many records may stand inside each other. It keeps hostile bytes from using up the stack. */
    static final int MAX_DEPTH = 100;

    /** The codec of a type that this module has access to. */
    static <M> RecordCodec<M> of(Class<M> type) {
        // Reading a module is a precondition of looking into it, and gives no rights there.
        RecordCodec.class.getModule().addReads(type.getModule());
        return of(MethodHandles.lookup(), type);
    }

    /** The codec of a type that the owner of the lookup has access to. */
    static <M> RecordCodec<M> of(MethodHandles.Lookup lookup, Class<M> type) {
        return new RecordCodec<>(type, Shapes.of(type, new RecordAccess(lookup)));
    }

    @Override
    public void encode(M message, ByteBuffer into) {
        Objects.requireNonNull(message, "message");
        requireBigEndian(into);
        shape.write(message, new MessageWriter(into));
    }

    @Override
    public M decode(ByteBuffer from) throws MalformedMessageException {
        requireBigEndian(from);
        MessageReader reader = new MessageReader(from);
        M message = type.cast(shape.read(reader));
        reader.requireEnd();
        return message;
    }

    @Override
    public String toString() {
        return "records(" + type.getTypeName() + ")";
    }

    private static void requireBigEndian(ByteBuffer buffer) {
        if (buffer.order() != ByteOrder.BIG_ENDIAN) {
            throw new IllegalArgumentException("the buffer of a message is big endian; set its order");
        }
    }
}
