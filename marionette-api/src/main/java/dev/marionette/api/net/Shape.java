package dev.marionette.api.net;

/**
 * How the values of one type stand in bytes. Immutable once its codec is made.
 *
 * <p>The shapes of a codec form a graph that has the loops of its types: a record that holds a list of itself is one shape.
 */
sealed interface Shape
        permits Scalar, EnumShape, OptionalShape, ListShape, SetShape, MapShape, RecordShape, SealedShape {

    /** Writes a value of the type, never null. */
    void write(Object value, MessageWriter into);

    /** Reads one value of the type. */
    Object read(MessageReader from) throws MalformedMessageException;
}
