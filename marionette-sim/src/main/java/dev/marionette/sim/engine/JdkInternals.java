package dev.marionette.sim.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Opens packages of {@code java.base} to this module, starting from {@code java.lang}, which the user opened by the one flag that tasks
 * need.
 */
final class JdkInternals {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private JdkInternals() {}

    /** Full access to a class of {@code java.base}. */
    static MethodHandles.Lookup in(Class<?> type) throws ReflectiveOperationException {
        Module base = Object.class.getModule();
        Module self = JdkInternals.class.getModule();
        if (!base.isOpen(type.getPackageName(), self)) {
            MethodHandle open = MethodHandles.privateLookupIn(Module.class, LOOKUP)
                    .findVirtual(
                            Module.class,
                            "implAddOpens",
                            MethodType.methodType(void.class, String.class, Module.class));
            try {
                open.invokeExact(base, type.getPackageName(), self);
            } catch (Throwable e) {
                throw new ReflectiveOperationException("cannot open " + type.getPackageName(), e);
            }
        }
        return MethodHandles.privateLookupIn(type, LOOKUP);
    }
}
