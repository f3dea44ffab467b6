package dev.marionette.check.jqwik;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which types are operations: records, and sealed interfaces that nothing but records and enums implement. */
final class OperationTypes {

    private static final List<String> NOT_OF_TESTS = List.of(
            "java.",
            "javax.",
            "net.jqwik.",
            "dev.marionette.api.",
            "dev.marionette.sim.",
            "dev.marionette.check.plan.");

    private OperationTypes() {}

    static boolean isOperation(Class<?> type) {
        if (NOT_OF_TESTS.stream().anyMatch(type.getName()::startsWith)) {
            return false;
        }
        return type.isRecord() || isFamily(type);
    }

    private static boolean isFamily(Class<?> type) {
        return type.isInterface()
                && type.isSealed()
                && Arrays.stream(type.getPermittedSubclasses())
                        .allMatch(member -> member.isRecord() || member.isEnum() || isFamily(member));
    }

    /** Refuses a type that has components of its own type, however far down: there would be no end to it. */
    static void requireFinite(Class<?> type) {
        requireFinite(type, new ArrayList<>());
    }

    private static void requireFinite(Class<?> type, List<Class<?>> above) {
        if (!isOperation(type)) {
            return;
        }
        if (above.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " contains itself, through " + above
                    + "; write a @Provide method with Arbitraries.recursive for it");
        }
        above.addLast(type);
        members(type).forEach(member -> requireFinite(member, above));
        above.removeLast();
    }

    private static Stream<Class<?>> members(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .flatMap(OperationTypes::classesIn)
                : Arrays.stream(type.getPermittedSubclasses());
    }

    private static Stream<Class<?>> classesIn(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain.isArray() ? plain.getComponentType() : plain);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(OperationTypes::classesIn);
            default -> Stream.empty();
        };
    }
}
