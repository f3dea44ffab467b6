package dev.marionette.check.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** What a test method and those around it do in one world, on instances of their own. Made once for a node; safe for use by any thread. */
final class Attempt {

    private final ExecutableInvoker invoker;
    private final Method test;
    private final List<Level> levels;

    private Attempt(ExecutableInvoker invoker, Method test, List<Level> levels) {
        this.invoker = invoker;
        this.test = test;
        this.levels = levels;
    }

    /** The test method of a context. */
    static Attempt of(ExtensionContext context) {
        List<Level> levels = context.getRequiredTestInstances().getAllInstances().stream()
                .map(instance -> Level.of(instance.getClass()))
                .toList();
        return new Attempt(context.getExecutableInvoker(), context.getRequiredTestMethod(), levels);
    }

    /** Makes the instances and runs everything; throws what the first method that fails throws. */
    void run(Injection injection) throws Exception {
        ScopedValue.where(Injection.CURRENT, injection).call(() -> {
            runOn(instances());
            return true;
        });
    }

    /** From the outermost class, which nested ones need to be made. */
    private List<Object> instances() {
        List<Object> instances = new ArrayList<>();
        Object outer = null;
        for (Level level : levels) {
            outer = invoker.invoke(level.constructor(), outer);
            instances.add(outer);
        }
        return instances;
    }

    private void runOn(List<Object> instances) throws Exception {
        Throwable failure = null;
        try {
            for (int i = 0; i < instances.size(); i++) {
                for (Method before : levels.get(i).before()) {
                    invoker.invoke(before, instances.get(i));
                }
            }
            invoker.invoke(test, instances.getLast());
        } catch (Exception | AssertionError e) {
            // Any other error is how a world ends a run that has failed elsewhere: nothing more may happen in it.
            failure = e;
        }
        for (int i = instances.size() - 1; i >= 0; i--) {
            for (Method after : levels.get(i).after()) {
                failure = invokeAfter(after, instances.get(i), failure);
            }
        }
        rethrow(failure);
    }

    private @Nullable Throwable invokeAfter(Method after, Object instance, @Nullable Throwable failure) {
        try {
            invoker.invoke(after, instance);
        } catch (Exception | AssertionError e) {
            if (failure == null) {
                return e;
            }
            if (failure != e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private static void rethrow(@Nullable Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
    }

    /** A test class, or one around it, with its methods in the order of JUnit. */
    private record Level(Class<?> type, List<Method> before, List<Method> after) {

        static Level of(Class<?> type) {
            return new Level(
                    type,
                    methods(type, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN),
                    methods(type, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP));
        }

        private static List<Method> methods(
                Class<?> type, Class<? extends Annotation> annotation, HierarchyTraversalMode order) {
            return AnnotationSupport.findAnnotatedMethods(type, annotation, order);
        }

        /** JUnit made an instance before, so there is exactly one. */
        Constructor<?> constructor() {
            return type.getDeclaredConstructors()[0];
        }
    }
}
