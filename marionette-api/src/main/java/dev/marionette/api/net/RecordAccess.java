package dev.marionette.api.net;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Finds the constructors and accessors of records, on behalf of a caller. None of it runs an initializer of their classes.
 *
 * @param caller whose rights count
 */
record RecordAccess(Lookup caller) {

    /** The canonical constructor. */
    MethodHandle constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return in(type).findConstructor(type, MethodType.methodType(void.class, parameters));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw closed(type, e);
        }
    }

    /** The accessor of a component. */
    MethodHandle accessor(Class<?> type, RecordComponent component) {
        try {
            return in(type).findVirtual(type, component.getName(), MethodType.methodType(component.getType()));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw closed(type, e);
        }
    }

    /** All rights if the type's package is open to the caller, and else those that everybody has. */
    private Lookup in(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, caller);
        } catch (IllegalAccessException e) {
            return MethodHandles.publicLookup();
        }
    }

    private static IllegalArgumentException closed(Class<?> type, Exception cause) {
        return new IllegalArgumentException(
                "no access to " + type.getTypeName() + ": write 'opens " + type.getPackageName()
                        + " to dev.marionette.api' in its module, or pass MethodHandles.lookup() of a class of that module",
                cause);
    }
}
