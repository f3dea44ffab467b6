package dev.marionette.check.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds what an annotation names by a static field or a static method of the test class. */
final class StaticMember {

    private StaticMember() {}

    /**
     * The value of the field or method with this name, in the class itself, in one it extends, or in one around it.
     *
     * @param attribute the attribute that names it, for errors
     * @throws IllegalArgumentException if there is none, or it has something else
     */
    static <T> T value(Class<?> testClass, String attribute, String name, Class<T> type) {
        for (Class<?> place = testClass; place != null; place = place.getEnclosingClass()) {
            Optional<Found> found = in(place, name);
            if (found.isPresent()) {
                return found.get().as(type, attribute + " = \"" + name + "\"");
            }
        }
        throw new IllegalArgumentException(attribute + " = \"" + name + "\": " + testClass.getSimpleName()
                + " has no static field and no static method without parameters of that name; declare 'static final "
                + type.getSimpleName() + " " + name + " = …'");
    }

    private static Optional<Found> in(Class<?> place, String name) {
        List<Field> fields = ReflectionSupport.findFields(
                place,
                field -> field.getName().equals(name) && ModifierSupport.isStatic(field),
                HierarchyTraversalMode.BOTTOM_UP);
        if (!fields.isEmpty()) {
            return Optional.of(new Found(ReflectionSupport.tryToReadFieldValue(fields.getFirst(), null)
                    .getOrThrow(StaticMember::unreadable)));
        }
        Optional<Method> method = ReflectionSupport.findMethod(place, name).filter(ModifierSupport::isStatic);
        return method.map(found -> new Found(ReflectionSupport.invokeMethod(found, null)));
    }

    private static IllegalArgumentException unreadable(Exception e) {
        return new IllegalArgumentException(e.getMessage(), e);
    }

    private record Found(@Nullable Object value) {

        <T> T as(Class<T> type, String what) {
            if (type.isInstance(value)) {
                return type.cast(value);
            }
            String has = value == null ? "null" : "a " + value.getClass().getSimpleName();
            throw new IllegalArgumentException(what + " is " + has + ", not a " + type.getSimpleName());
        }
    }
}
