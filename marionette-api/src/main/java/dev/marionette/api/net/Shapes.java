package dev.marionette.api.net;

import dev.marionette.api.net.Handles.Part;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the shapes of a codec, and refuses the types that have none. */
final class Shapes {

    private static final String SUPPORTED =
            "use a primitive or boxed type, String, an enum, byte[], NodeId, a record or a sealed interface"
                    + " of records without type parameters, or an Optional, List, Set or Map of such types";

    /** Of the 255 slots that the JVM has for arguments, a few are needed to call the constructor. */
    private static final int MAX_SLOTS = 250;

    private final RecordAccess access;
    private final Map<Class<?>, Shape> named = new LinkedHashMap<>();
    private final Map<String, Shape> counted = new LinkedHashMap<>();

    private Shapes(RecordAccess access) {
        this.access = access;
    }

    /**
     * The shape of a message.
     *
     * @throws IllegalArgumentException if the type, or one that it holds, has no shape
     */
    static Shape of(Class<?> type, RecordAccess access) {
        if (!type.isRecord() && !(type.isInterface() && type.isSealed())) {
            throw new IllegalArgumentException(
                    "messages are records or a sealed interface of records, and " + type.getTypeName() + " is neither");
        }
        Shapes shapes = new Shapes(access);
        Shape root = shapes.ofClass(type, "the message");
        shapes.requireEnds();
        shapes.requireBytes();
        return root;
    }

    private Shape ofType(Type type, String place) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain, place);
        }
        if (!(type instanceof ParameterizedType generic)) {
            throw unsupported(type, place);
        }
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == Optional.class) {
            return new OptionalShape(ofType(arguments[0], "the value of " + place));
        }
        String element = "an element of " + place;
        if (generic.getRawType() == List.class) {
            return new ListShape(element(arguments[0], element), element);
        }
        if (generic.getRawType() == Set.class) {
            return new SetShape(element(arguments[0], element), element);
        }
        if (generic.getRawType() == Map.class) {
            return new MapShape(
                    element(arguments[0], "a key of " + place),
                    ofType(arguments[1], "a value of " + place),
                    "a key or value of " + place);
        }
        throw unsupported(type, place);
    }

    private Shape ofClass(Class<?> type, String place) {
        Shape known = Scalar.of(type);
        if (known == null) {
            known = named.get(type);
        }
        if (known != null) {
            return known;
        }
        if (type.getTypeParameters().length > 0) {
            throw unsupported(type, place);
        }
        if (type.isRecord()) {
            return ofRecord(type);
        }
        if (type.isEnum()) {
            return new EnumShape(type);
        }
        if (type.isInterface() && type.isSealed()) {
            return ofSealed(type);
        }
        throw unsupported(type, place);
    }

    private RecordShape ofRecord(Class<?> type) {
        requireFewComponents(type);
        RecordShape shape = new RecordShape(type);
        named.put(type, shape);
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String place = "component '" + component.getName() + "' of " + type.getTypeName();
            parts.add(new Part(
                    component.getType(),
                    access.accessor(type, component),
                    ofType(component.getGenericType(), place),
                    place));
        }
        shape.link(access.constructor(type), parts);
        return shape;
    }

    private static void requireFewComponents(Class<?> type) {
        int slots = 0;
        for (RecordComponent component : type.getRecordComponents()) {
            slots += component.getType() == long.class || component.getType() == double.class ? 2 : 1;
        }
        if (slots > MAX_SLOTS) {
            throw new IllegalArgumentException(type.getTypeName() + " has more than " + MAX_SLOTS
                    + " components, each long and double counted twice; put some of them into records of their own");
        }
    }

    private SealedShape ofSealed(Class<?> type) {
        SealedShape shape = new SealedShape(type);
        named.put(type, shape);
        Set<Class<?>> records = new LinkedHashSet<>();
        collectRecords(type, records);
        List<RecordShape> alternatives = new ArrayList<>();
        for (Class<?> each : records) {
            alternatives.add((RecordShape) ofClass(each, each.getTypeName()));
        }
        shape.link(List.copyOf(alternatives));
        return shape;
    }

    /** A record that two interfaces permit counts where it comes first. */
    private static void collectRecords(Class<?> type, Set<Class<?>> records) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                records.add(permitted);
            } else if (permitted.isInterface() && permitted.isSealed()) {
                collectRecords(permitted, records);
            } else {
                throw new IllegalArgumentException(permitted.getTypeName() + ", which " + type.getTypeName()
                        + " permits, is no record and no sealed interface; make it one");
            }
        }
    }

    private Shape element(Type type, String place) {
        Shape shape = ofType(type, place);
        counted.put(place, shape);
        return shape;
    }

    /** Refuses records of which every value would hold another one. */
    private void requireEnds() {
        Set<Shape> ending = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Shape shape : named.values()) {
                more |= ends(shape, ending) && ending.add(shape);
            }
        }
        for (Shape shape : named.values()) {
            if (shape instanceof RecordShape record && !ending.contains(record)) {
                throw endless(record, ending);
            }
        }
    }

    private static boolean ends(Shape shape, Set<Shape> ending) {
        return switch (shape) {
            case RecordShape record -> record.parts().stream().allMatch(part -> endsInside(part.shape(), ending));
            case SealedShape choice -> choice.alternatives().stream().anyMatch(each -> endsInside(each, ending));
            case Scalar scalar -> true;
            case EnumShape constant -> true;
            case OptionalShape optional -> true;
            case ListShape list -> true;
            case SetShape set -> true;
            case MapShape map -> true;
        };
    }

    private static boolean endsInside(Shape shape, Set<Shape> ending) {
        boolean mayLoop = shape instanceof RecordShape || shape instanceof SealedShape;
        return mayLoop ? ending.contains(shape) : ends(shape, ending);
    }

    private static IllegalArgumentException endless(RecordShape record, Set<Shape> ending) {
        String place = record.parts().stream()
                .filter(part -> !endsInside(part.shape(), ending))
                .map(Part::place)
                .findFirst()
                .orElseThrow();
        return new IllegalArgumentException(
                place
                        + " holds a value of its own type, which holds another, and so on for ever; make it an Optional or a List");
    }

    /** Refuses collections whose elements take no bytes, since a short message could then claim any number of them. */
    private void requireBytes() {
        counted.forEach((place, shape) -> {
            if (hasNoBytes(shape)) {
                throw new IllegalArgumentException(
                        place + " is a record without components; send their number instead, or give it a component");
            }
        });
    }

    private static boolean hasNoBytes(Shape shape) {
        return shape instanceof RecordShape record
                && record.parts().stream().allMatch(part -> hasNoBytes(part.shape()));
    }

    private static IllegalArgumentException unsupported(Type type, String place) {
        return new IllegalArgumentException(
                place + " is a " + type.getTypeName() + ", which the codec of records does not know; " + SUPPORTED);
    }
}
