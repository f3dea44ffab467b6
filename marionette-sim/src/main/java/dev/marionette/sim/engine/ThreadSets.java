package dev.marionette.sim.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;

/**
 * The sets in which the JDK keeps the threads it started, by a hash that follows from the thread's id.
 *
 * <p>A thread that changes its id has to leave its set before and to join it again after.
 */
final class ThreadSets {

    private static final Class<?> ROOT = named("jdk.internal.vm.ThreadContainers$RootContainer$TrackingRootContainer");
    private static final Class<?> EXECUTOR = named("java.util.concurrent.ThreadPerTaskExecutor");
    private static final Class<?> FLOCK = named("jdk.internal.misc.ThreadFlock");
    private static final Class<?> FLOCK_CONTAINER = named("jdk.internal.misc.ThreadFlock$ThreadContainerImpl");
    private static final VarHandle CONTAINER =
            field(Thread.class, "container", named("jdk.internal.vm.ThreadContainer"));
    private static final Set<Thread> ROOT_THREADS =
            threads(staticField(ROOT, "VTHREADS").get());
    private static final VarHandle EXECUTOR_THREADS = field(EXECUTOR, "threads", Set.class);
    private static final VarHandle FLOCK_THREADS = field(FLOCK, "threads", Set.class);
    private static final VarHandle CONTAINER_FLOCK = field(FLOCK_CONTAINER, "flock", FLOCK);

    private ThreadSets() {}

    /** Runs {@code change}, which gives a thread that was just started another id. */
    static void rekey(Thread thread, Runnable change) {
        Object container = CONTAINER.get(thread);
        if (EXECUTOR.isInstance(container)) {
            rekey(threads(EXECUTOR_THREADS.get(container)), thread, change);
        } else if (FLOCK_CONTAINER.isInstance(container)) {
            rekey(threads(FLOCK_THREADS.get(CONTAINER_FLOCK.get(container))), thread, change);
        } else {
            // The root set serves only thread dumps; a thread that is not in it costs less, and nothing keeps it when
            // its world ends.
            ROOT_THREADS.remove(thread);
            change.run();
        }
    }

    private static void rekey(Set<Thread> set, Thread thread, Runnable change) {
        boolean member = set.remove(thread);
        change.run();
        if (member) {
            set.add(thread);
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<Thread> threads(Object set) {
        return (Set<Thread>) set;
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            MethodHandles.Lookup lookup = JdkInternals.in(owner);
            return lookup.findVarHandle(owner, name, type).withInvokeBehavior();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static VarHandle staticField(Class<?> owner, String name) {
        try {
            return JdkInternals.in(owner).findStaticVarHandle(owner, name, Set.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
