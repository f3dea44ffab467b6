package dev.marionette.validate.guest;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Links the call sites of rewritten guest classes; public because those classes name it, not meant to be called otherwise.
 *
 * <p>A call site is bound for good to the loader that defined its class, which knows its current host. So no thread-local and no global
 * lookup stands between a guest and its world.
 */
public final class GuestLinkage {

    private GuestLinkage() {}

    /**
     * Links a redirected call.
     *
     * @param target the method of {@code GuestCalls}
     * @throws NoSuchMethodException if that method does not take the call's arguments, which is an error in the table of host calls
     */
    public static CallSite redirect(MethodHandles.Lookup caller, String target, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        MethodHandle method = MethodHandles.lookup()
                .findStatic(GuestCalls.class, target, type.insertParameterTypes(0, GuestClassLoader.class));
        return new ConstantCallSite(method.bindTo(caller.lookupClass().getClassLoader()));
    }

    /**
     * Links a refused call: it throws whenever it is reached.
     *
     * @param call what was called, for the message
     */
    public static CallSite refuse(MethodHandles.Lookup caller, String name, MethodType type, String call)
            throws NoSuchMethodException, IllegalAccessException {
        MethodHandle thrower = MethodHandles.lookup()
                .findStatic(
                        GuestLinkage.class, "refused", MethodType.methodType(void.class, String.class, String.class));
        MethodHandle bound =
                MethodHandles.insertArguments(thrower, 0, caller.lookupClass().getName(), call);
        MethodHandle typed = MethodHandles.dropArguments(bound, 0, type.parameterList());
        return new ConstantCallSite(typed.asType(type));
    }

    static void refused(String caller, String call) {
        throw new UnsupportedOperationException("guest class " + caller + " called " + call
                + ", which would leave the simulation; configure the engine so that it does not, for files through the simulated"
                + " file system and for threads by running its work in the caller");
    }
}
