package dev.marionette.api.net;

import java.lang.invoke.MethodHandles;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * Makes bytes of messages and messages of bytes.
 *
 * <p>A codec keeps no state between calls and is safe for use by any thread. The same message always gives the same bytes, and
 * {@code decode} of what {@code encode} wrote gives an equal message.
 *
 * @param <M> the type of the messages
 */
public interface Codec<M> {

    /** The type of the messages. Endpoints of one type form one bus: they hear each other and nobody else. */
    Class<M> type();

    /**
     * Writes a message at the buffer's position and moves it behind the last byte written. The buffer is big endian and may be direct.
     *
     * @throws BufferOverflowException if the buffer has too little room; its position may then have moved, and what stands behind the old
     *     one is no message
     */
    void encode(M message, ByteBuffer into);

    /**
     * Reads one message, which is all that the buffer holds from its position to its limit.
     *
     * @throws MalformedMessageException if the bytes are no message, or more than one
     */
    M decode(ByteBuffer from) throws MalformedMessageException;

    /**
     * The bundled codec for a record, or for a sealed interface whose permitted types are records and such interfaces.
     *
     * {@snippet :
     * sealed interface Message {
     *     Codec<Message> CODEC = Codec.records(Message.class);
     *
     *     record Write(long key, String value) implements Message {}
     *
     *     record Read(long key) implements Message {}
     * }
     * }
     *
     * <p>A component may be of a primitive or boxed type, {@link String}, an enum, {@code byte[]}, {@link dev.marionette.api.NodeId}, a
     * record or sealed interface as above, or an {@link java.util.Optional}, {@link java.util.List}, {@link java.util.Set} or
     * {@link java.util.Map} of such types. Nothing may be null. Collections are read as unmodifiable ones; sets and maps iterate in the
     * order of their bytes.
     *
     * <p><b>The bytes.</b> There is no header, version, name or padding: who reads must know the same declarations.
     *
     * <table>
     * <caption>How each type stands in bytes</caption>
     * <tr><th>type</th><th>bytes</th></tr>
     * <tr><td>number without sign</td><td>seven bits a byte, the low ones first; the top bit is set in all bytes but the last; as few bytes
     * as do (LEB128)</td></tr>
     * <tr><td>{@code boolean}</td><td>one byte, 0 or 1</td></tr>
     * <tr><td>{@code byte}</td><td>one byte</td></tr>
     * <tr><td>{@code short}, {@code int}, {@code long}</td><td>a number without sign, zig-zag: 0, -1, 1, -2, … become 0, 1, 2, 3, …</td></tr>
     * <tr><td>{@code char}</td><td>a number without sign</td></tr>
     * <tr><td>{@code float}, {@code double}</td><td>four or eight bytes, big endian, IEEE 754; every NaN is {@code 0x7fc00000} or
     * {@code 0x7ff8000000000000}</td></tr>
     * <tr><td>boxed types</td><td>as the primitive type</td></tr>
     * <tr><td>{@code String}</td><td>the number of bytes, and UTF-8</td></tr>
     * <tr><td>{@code byte[]}</td><td>the number of bytes, and the bytes</td></tr>
     * <tr><td>enum</td><td>the ordinal, a number without sign</td></tr>
     * <tr><td>{@code NodeId}</td><td>its index, a number without sign</td></tr>
     * <tr><td>{@code Optional}</td><td>the byte 0, or the byte 1 and the value</td></tr>
     * <tr><td>{@code List}</td><td>the number of elements, and each element</td></tr>
     * <tr><td>{@code Set}</td><td>the number of elements, and each element, in ascending order of their bytes (compared without sign)</td></tr>
     * <tr><td>{@code Map}</td><td>the number of entries, and each key with its value, in ascending order of the keys' bytes</td></tr>
     * <tr><td>record</td><td>each component, in the order of declaration</td></tr>
     * <tr><td>sealed interface</td><td>the number of the record among all that it permits, without sign, and the record. Records count
     * from 0 in the order of {@code permits}, or of declaration where there is none; those of a permitted interface count in its place, and
     * a record that is permitted twice counts at its first</td></tr>
     * </table>
     *
     * <p>So a message has exactly one form, and any other bytes are malformed. To add, remove or move a component, an enum constant or a
     * permitted type changes the bytes of what follows it: all nodes of a cluster run the same declarations. Messages whose nodes are updated
     * one by one need a codec of their own.
     *
     * <p>At most 100 records may stand inside each other; a message of more is refused with an {@link IllegalArgumentException}, and such
     * bytes are malformed. So are values that the constructor of their record refuses. A message with a null in it is refused with a
     * {@link NullPointerException} that names the component.
     *
     * <p>The package of the types must be open to this module, unless the types are public in an exported package; on the class path all
     * is open. Making a codec runs no initializer of the types, so it may stand in a constant of the interface itself.
     *
     * @throws IllegalArgumentException if the type, or one that it holds, is not among the above, could never end, takes no bytes as the
     *     element of a collection, has more than 250 components ({@code long} and {@code double} count twice), or is closed to this module
     */
    static <M> Codec<M> records(Class<M> type) {
        return RecordCodec.of(type);
    }

    /**
     * The same, with the rights of the caller: for types whose package is not open to this module.
     *
     * @param lookup {@code MethodHandles.lookup()}, called in the module of the types
     * @throws IllegalArgumentException as for {@link #records(Class)}
     */
    static <M> Codec<M> records(MethodHandles.Lookup lookup, Class<M> type) {
        return RecordCodec.of(lookup, type);
    }
}
