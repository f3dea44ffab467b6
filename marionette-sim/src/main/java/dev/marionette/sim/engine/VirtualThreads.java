package dev.marionette.sim.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The only door to the JDK's own virtual-thread machinery: every private field and method that the scheduler needs is named here and
 * nowhere else.
 *
 * <p>The JDK has no public way to give a virtual thread a scheduler, so {@code java.lang} must be open to this module. The first question
 * to {@link #unavailableReason()} looks everything up, runs one virtual thread on a scheduler of our own as a self-test, and remembers the
 * answer; worlds that start no task never ask.
 */
final class VirtualThreads {

    /** States of a virtual thread that the scheduler tells apart; the numbers are the JDK's. */
    static final int STARTED = 1;

    static final int PARKED = 4;
    static final int TIMED_PARKED = 7;
    static final int BLOCKED = 13;
    static final int UNBLOCKED = 14;
    static final int WAIT = 16;
    static final int TIMED_WAIT = 18;
    static final int TERMINATED = 99;

    private static final int OLDEST_JDK = 24;

    private VirtualThreads() {}

    /** Whether tasks can run in this JVM. */
    static boolean available() {
        return Availability.REASON == null;
    }

    /** Why tasks cannot run in this JVM, with the remedy, in one sentence; null when they can. */
    static @Nullable String unavailableReason() {
        return Availability.REASON;
    }

    /** A virtual thread, not yet started, that runs on {@code scheduler}, as do all virtual threads started inside it. */
    static Thread unstarted(Executor scheduler, Runnable work) {
        try {
            return (Thread) Internals.NEW_THREAD.invokeExact(scheduler, (String) null, 0, work);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** The thread behind a continuation that the JDK handed to a scheduler. */
    static Thread threadOf(Runnable continuation) {
        try {
            return (Thread) Internals.CONTINUATION_THREAD.invokeExact(continuation);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Hands the carrier back to the scheduler, which is told that the calling thread can run again. */
    @SuppressWarnings("ThreadPriorityCheck")
    static void giveWay() {
        Thread.yield();
    }

    static int state(Thread thread) {
        return (int) Internals.STATE.getVolatile(thread);
    }

    /** Lets a thread that waits for a monitor try again; it is submitted to its scheduler if it was still blocked. Call it on the carrier. */
    static void unblock(Thread thread) {
        try {
            Internals.UNBLOCK.invokeExact(thread);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /**
     * Gives a thread that never ran an identity of ours. The JDK's own numbers come from counters shared by the whole JVM and enter
     * {@code ThreadLocalRandom} and {@code Thread.hashCode}.
     */
    static void identify(Thread thread, long id, long randomSeed) {
        try {
            Internals.SET_ID.invokeExact(thread, id);
        } catch (Throwable e) {
            throw broken(e);
        }
        Internals.RANDOM_SEED.set(thread, randomSeed);
        Internals.RANDOM_PROBE.set(thread, (int) randomSeed | 1);
        Internals.RANDOM_SECONDARY_SEED.set(thread, (int) (randomSeed >>> 32) | 1);
    }

    /** Whether the program gave the thread an uncaught-exception handler of its own. */
    static boolean hasUncaughtExceptionHandler(Thread thread) {
        return Internals.UNCAUGHT_EXCEPTION_HANDLER.get(thread) != null;
    }

    /** Ends a thread that is not mounted without running it again, so that nothing in the JDK holds on to it. Call it on the carrier. */
    static void evict(Thread thread) {
        try {
            Internals.AFTER_DONE.invokeExact(thread, true);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(Throwable cause) {
        return new IllegalStateException(
                "this JDK's virtual threads differ from the ones that the self-test saw", cause);
    }

    /** The answer to "can tasks run here", computed once. */
    private static final class Availability {
        static final @Nullable String REASON = probe();

        private static @Nullable String probe() {
            int jdk = Runtime.version().feature();
            if (jdk < OLDEST_JDK) {
                return "Tasks cannot run on JDK " + jdk
                        + ", where a contended monitor pins the carrier thread: run on JDK 25.";
            }
            String target = VirtualThreads.class.getModule().isNamed() ? "dev.marionette.sim" : "ALL-UNNAMED";
            if (!Thread.class.getModule().isOpen("java.lang", VirtualThreads.class.getModule())) {
                return remedy("--add-opens java.base/java.lang=" + target);
            }
            try {
                SelfTest.run();
                return null;
            } catch (Throwable e) {
                Throwable cause = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
                return "Tasks cannot run on this JDK (" + Runtime.version()
                        + "), whose virtual threads are not the known ones" + " (" + cause + "): run on JDK 25.";
            }
        }

        private static String remedy(String flag) {
            return "Tasks need the JVM flag '" + flag + "': for Maven add it to surefire's <argLine>, for Gradle call"
                    + " jvmArgs(\"" + flag.replace(' ', '=')
                    + "\") on the test task, in IntelliJ put it into the run configuration's"
                    + " VM options, on the command line put it after 'java'.";
        }
    }

    /** Runs one thread to its end on a scheduler of ours, through every handle that the scheduler uses. */
    private static final class SelfTest {
        static void run() {
            Runnable[] submitted = new Runnable[1];
            boolean[] ran = new boolean[1];
            Thread thread = unstarted(continuation -> submitted[0] = continuation, () -> {
                ran[0] = true;
                giveWay();
            });
            thread.start();
            require(threadOf(submitted[0]) == thread, "the continuation belongs to another thread");
            require(state(thread) == STARTED, "a started thread has state " + state(thread));
            require(!hasUncaughtExceptionHandler(thread), "a new thread has a handler");
            ThreadSets.rekey(thread, () -> identify(thread, 7, 11));
            require(thread.threadId() == 7, "the thread id did not change");
            submitted[0].run();
            require(ran[0], "the thread did not run");
            unblock(thread);
            evict(thread);
            require(state(thread) == TERMINATED, "an evicted thread has state " + state(thread));
            require(CommonPool.slotOf(Thread.currentThread()) >= 0, "the common pool has no queue for this thread");
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    /** The handles, constants so that the JIT compiler sees through them. */
    private static final class Internals {
        static final MethodHandle NEW_THREAD;
        static final MethodHandle CONTINUATION_THREAD;
        static final MethodHandle UNBLOCK;
        static final MethodHandle AFTER_DONE;
        static final MethodHandle SET_ID;
        static final VarHandle STATE;
        static final VarHandle RANDOM_SEED;
        static final VarHandle RANDOM_PROBE;
        static final VarHandle RANDOM_SECONDARY_SEED;
        static final VarHandle UNCAUGHT_EXCEPTION_HANDLER;

        static {
            try {
                Class<?> type = Class.forName("java.lang.VirtualThread");
                Class<?> builders = Class.forName("java.lang.ThreadBuilders");
                MethodHandles.Lookup inType = JdkInternals.in(type);
                MethodHandles.Lookup inThread = JdkInternals.in(Thread.class);
                MethodHandles.Lookup inBuilders = JdkInternals.in(builders);
                NEW_THREAD = inBuilders.findStatic(
                        builders,
                        "newVirtualThread",
                        MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class));
                UNBLOCK = onThread(inType.findVirtual(type, "unblock", MethodType.methodType(void.class)));
                AFTER_DONE = onThread(
                        inType.findVirtual(type, "afterDone", MethodType.methodType(void.class, boolean.class)));
                STATE = inType.findVarHandle(type, "state", int.class);
                CONTINUATION_THREAD = continuationThread(inType, type);
                SET_ID = setter(inThread, "tid");
                RANDOM_SEED = inThread.findVarHandle(Thread.class, "threadLocalRandomSeed", long.class);
                RANDOM_PROBE = inThread.findVarHandle(Thread.class, "threadLocalRandomProbe", int.class);
                RANDOM_SECONDARY_SEED =
                        inThread.findVarHandle(Thread.class, "threadLocalRandomSecondarySeed", int.class);
                UNCAUGHT_EXCEPTION_HANDLER = inThread.findVarHandle(
                        Thread.class, "uncaughtExceptionHandler", Thread.UncaughtExceptionHandler.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private static MethodHandle onThread(MethodHandle method) {
            return method.asType(method.type().changeParameterType(0, Thread.class));
        }

        private static MethodHandle setter(MethodHandles.Lookup lookup, String name)
                throws ReflectiveOperationException {
            Field field = Thread.class.getDeclaredField(name);
            // A final field has a setter only after this.
            field.setAccessible(true);
            return lookup.unreflectSetter(field);
        }

        /** The continuation is a method reference bound to its thread, so its class has that one field. */
        private static MethodHandle continuationThread(MethodHandles.Lookup inType, Class<?> type)
                throws ReflectiveOperationException {
            MethodHandle newThread = NEW_THREAD;
            Runnable sample;
            try {
                Executor unused = work -> {};
                Runnable nothing = () -> {};
                Thread thread = (Thread) newThread.invokeExact(unused, (String) null, 0, nothing);
                sample = (Runnable) inType.findVarHandle(type, "runContinuation", Runnable.class)
                        .get(thread);
            } catch (Throwable e) {
                throw new ReflectiveOperationException(e);
            }
            Field bound = sample.getClass().getDeclaredFields()[0];
            bound.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectGetter(bound)
                    .asType(MethodType.methodType(Thread.class, Runnable.class));
        }
    }
}
