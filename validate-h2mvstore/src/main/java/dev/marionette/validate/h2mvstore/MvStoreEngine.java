package dev.marionette.validate.h2mvstore;

import dev.marionette.validate.guest.GuestClassLoader;
import dev.marionette.validate.guest.GuestCode;
import dev.marionette.validate.guest.GuestHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/**
 * One published version of MVStore, its jar unmodified, ready to be run as a guest.
 *
 * <p>Immutable and safe for use by any thread; each {@link Instance} belongs to one.
 */
public final class MvStoreEngine {

    /** The version under validation. */
    public static final String PINNED = "2.4.240";

    /** A version with a publicly known loss of data, the positive control: H2 issue 2752. */
    public static final String CONTROL = "2.2.224";

    private static final String ADAPTERS = "dev.marionette.validate.h2mvstore.engine.";
    private static final String SESSION = ADAPTERS + "MvStoreSession";

    private final String version;
    private final GuestCode code;
    private final ConcurrentLinkedQueue<Instance> pool = new ConcurrentLinkedQueue<>();

    private MvStoreEngine(String version, GuestCode code) {
        this.version = version;
        this.code = code;
    }

    /**
     * The engine of a version that this module carries.
     *
     * @param version {@link #PINNED} or {@link #CONTROL}
     * @throws IllegalArgumentException if the version is neither
     */
    public static MvStoreEngine of(String version) {
        try (InputStream jar = MvStoreEngine.class.getResourceAsStream("/engines/h2-mvstore-" + version + ".jar")) {
            if (jar == null) {
                throw new IllegalArgumentException(
                        "no engine h2-mvstore " + version + " in this build; it carries " + PINNED + " and " + CONTROL);
            }
            return new MvStoreEngine(
                    version, GuestCode.ofJar(jar).withAdapters(MvStoreEngine.class.getClassLoader(), ADAPTERS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read h2-mvstore " + version, e);
        }
    }

    /** The version, as published. */
    public String version() {
        return version;
    }

    /** The engine's host calls met so far, and what became of each; see {@link GuestCode#rewrittenCalls()}. */
    public SortedSet<String> rewrittenCalls() {
        return code.rewrittenCalls();
    }

    /** A copy of the engine's classes for the calling thread, warm if one was closed before. */
    public Instance instance() {
        Instance idle = pool.poll();
        return idle != null ? idle : new Instance();
    }

    /**
     * One copy of the engine's classes; confined to one thread at a time. Closing it keeps it for the next one who asks, since classes
     * that were compiled already are fast.
     */
    public final class Instance implements AutoCloseable {
        private final GuestClassLoader loader = code.newLoader(NoHost.INSTANCE);
        private final MethodHandle open;

        private Instance() {
            try {
                MethodType type = MethodType.methodType(MapStore.class, Path.class, String.class);
                open = MethodHandles.publicLookup().findStatic(loader.loadClass(SESSION), "open", type);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the adapter does not fit this engine", e);
            }
        }

        /**
         * Opens or creates a store, whose time and randomness are those of {@code host} from now on.
         *
         * @param directory where its file is, on any file system
         * @throws RuntimeException what the engine throws
         */
        public MapStore open(GuestHost host, Path directory) {
            loader.host(host);
            try {
                return (MapStore) open.invokeExact(directory, Workload.FILE);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("the engine threw a checked exception", e);
            }
        }

        @Override
        public void close() {
            loader.host(NoHost.INSTANCE);
            pool.add(this);
        }
    }

    /** The host of an idle copy, which must not run. */
    private enum NoHost implements GuestHost {
        INSTANCE;

        @Override
        public long currentTimeNanos() {
            throw idle();
        }

        @Override
        public long nanoTime() {
            throw idle();
        }

        @Override
        public void sleep(long nanos) {
            throw idle();
        }

        @Override
        public RandomGenerator random() {
            throw idle();
        }

        private static IllegalStateException idle() {
            return new IllegalStateException("this copy of the engine belongs to no run");
        }
    }
}
