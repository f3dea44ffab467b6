package dev.marionette.check.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Puts seeds in the place of the one run that JUnit would make of a node: JUnit's own calls of the test method and of those around it are left
 * out, and made again in each world.
 */
final class InWorlds
        implements InvocationInterceptor,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private final SeedNode node;

    InWorlds(SeedNode node) {
        this.node = node;
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        node.run(context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.supports(parameter.getParameter().getType());
    }

    /** Outside a world there is nothing to hand out; what is asked for there is left out in the end. */
    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (parameter.getDeclaringExecutable() instanceof Constructor<?> constructor) {
            throw new ParameterResolutionException(
                    "the constructor of "
                            + constructor.getDeclaringClass().getSimpleName() + " cannot take a " + type.getSimpleName()
                            + ": JUnit makes an instance before there is a world; take it in the test method or in a @BeforeEach method");
        }
        return Injection.CURRENT.isBound() ? Injection.CURRENT.get().get(type) : null;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw explained(thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw explained(thrown);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw explained(thrown);
    }

    private static Throwable explained(Throwable thrown) {
        return thrown instanceof ParameterResolutionException
                ? new ParameterResolutionException(
                        thrown.getMessage()
                                + "; a simulation test can take a World, a Simulation, a Seed,"
                                + " and any class with a constructor that takes a World or a Simulation",
                        thrown)
                : thrown;
    }
}
