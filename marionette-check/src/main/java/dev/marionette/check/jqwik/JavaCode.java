package dev.marionette.check.jqwik;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.check.plan.FaultEvent;
import dev.marionette.check.plan.FaultPlan;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values as Java expressions that make equal ones again: constructors of records, literals, factories of the JDK and of Marionette. Classes are
 * called by their simple names after those of the classes around them, so all that is missing is imports of the outermost ones.
 *
 * <p>A value of a class that it does not know stands as its {@code toString()}, for a reader to replace.
 */
final class JavaCode {

    /** Longer expressions have their elements on lines of their own. */
    private static final int LINE = 100;

    private JavaCode() {}

    /** The expression of a value, over several lines if it is a long list or plan. */
    static String of(@Nullable Object value) {
        String line = expression(value, Object.class);
        if (line.length() < LINE) {
            return line;
        }
        return switch (value) {
            case FaultPlan plan -> onLines("FaultPlan.of", plan.events());
            case List<?> list when isNullFree(list) -> onLines("List.of", list);
            case null, default -> line;
        };
    }

    /** A type as a declaration names it. */
    static String name(Type type) {
        return switch (type) {
            case Class<?> plain -> name(plain);
            case ParameterizedType generic ->
                name(generic.getRawType())
                        + Arrays.stream(generic.getActualTypeArguments())
                                .map(JavaCode::name)
                                .collect(Collectors.joining(", ", "<", ">"));
            case GenericArrayType array -> name(array.getGenericComponentType()) + "[]";
            default -> type.getTypeName();
        };
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null || type.isLocalClass() ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private static String onLines(String method, List<?> arguments) {
        return elements(arguments).collect(Collectors.joining(",\n    ", method + "(\n    ", ")"));
    }

    /**
     * An expression in the place of a parameter or component.
     *
     * @param target its type, which decides whether a number needs a suffix
     */
    private static String expression(@Nullable Object value, Class<?> target) {
        return switch (value) {
            case null -> "null";
            case Seed(long seed) -> "Seed.of(" + JavaLiteral.hexadecimal(seed) + ")";
            case NodeId(int index) -> "NodeId.of(" + index + ")";
            case Rate(long numerator, long denominator) -> rate(numerator, denominator);
            case Duration duration -> duration(duration);
            case FaultPlan(List<FaultEvent> events) ->
                events.isEmpty() ? "FaultPlan.none()" : call("FaultPlan.of", events);
            case FaultEvent(FaultEvent.After(Duration delay), var what) ->
                "FaultEvent.after(" + duration(delay) + ", " + made(what) + ")";
            case FaultEvent(FaultEvent.AfterOperations(int count), var what) ->
                "FaultEvent.afterOperations(" + count + ", " + made(what) + ")";
            case Enum<?> constant -> name(constant.getDeclaringClass()) + "." + constant.name();
            case Record made -> made(made);
            case Collection<?> values -> collection(values);
            case Map<?, ?> map -> map(map);
            case Optional<?> optional ->
                optional.map(held -> call("Optional.of", List.of(held))).orElse("Optional.empty()");
            default -> value.getClass().isArray() ? array(value) : JavaLiteral.of(value, target);
        };
    }

    private static String made(Object made) {
        Class<?> type = made.getClass();
        String diamond = type.getTypeParameters().length == 0 ? "" : "<>";
        return Arrays.stream(type.getRecordComponents())
                .map(component -> expression(read(component, made), component.getType()))
                .collect(Collectors.joining(", ", "new " + name(type) + diamond + "(", ")"));
    }

    private static @Nullable Object read(RecordComponent component, Object made) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(made);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read the component " + component.getName() + " of " + made, e);
        }
    }

    private static String collection(Collection<?> values) {
        String list = isNullFree(values) ? "List.of" : "Arrays.asList";
        return values instanceof Set ? "new LinkedHashSet<>(" + call(list, values) + ")" : call(list, values);
    }

    private static boolean isNullFree(Collection<?> values) {
        return values.stream().allMatch(Objects::nonNull);
    }

    private static String map(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> call("Map.entry", Arrays.asList(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining(", ", "Map.ofEntries(", ")"));
    }

    private static String array(Object array) {
        Class<?> type = array.getClass().getComponentType();
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> expression(Array.get(array, i), type))
                .collect(Collectors.joining(", ", "new " + name(type) + "[] {", "}"));
    }

    private static String call(String method, Collection<?> arguments) {
        return elements(arguments).collect(Collectors.joining(", ", method + "(", ")"));
    }

    private static Stream<String> elements(Collection<?> values) {
        return values.stream().map(element -> expression(element, Object.class));
    }

    private static String rate(long numerator, long denominator) {
        if (numerator == 0) {
            return "Rate.NEVER";
        }
        if (numerator == denominator) {
            return "Rate.ALWAYS";
        }
        if (denominator == 100) {
            return "Rate.percent(" + numerator + ")";
        }
        return "Rate.of(" + JavaLiteral.of(numerator, long.class) + ", " + JavaLiteral.of(denominator, long.class)
                + ")";
    }

    private static String duration(Duration duration) {
        if (duration.isZero()) {
            return "Duration.ZERO";
        }
        int nanos = duration.getNano();
        if (nanos == 0) {
            return "Duration.ofSeconds(" + JavaLiteral.of(duration.getSeconds(), long.class) + ")";
        }
        if (nanos % 1_000_000 == 0 && Math.abs(duration.getSeconds()) < Integer.MAX_VALUE) {
            return "Duration.ofMillis(" + JavaLiteral.of(duration.toMillis(), long.class) + ")";
        }
        if (Math.abs(duration.getSeconds()) < Integer.MAX_VALUE) {
            return "Duration.ofNanos(" + JavaLiteral.of(duration.toNanos(), long.class) + ")";
        }
        return "Duration.ofSeconds(" + JavaLiteral.of(duration.getSeconds(), long.class) + ", " + nanos + ")";
    }
}
